"""Pictures as text: icons, timelines, matrices, curves.

Pure functions from small frozen values to safe markup, fit for a page, a
printer and a screen reader. They know nothing of training: an area turns its
own values into a drawing's values, with words already translated. Colours come
from classes and tokens alone; nothing is inline.

Areas use `timeline`, `stages`, `matrix`, `squares`, `curve`, `progress`.
"""
