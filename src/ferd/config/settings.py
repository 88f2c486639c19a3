"""All settings. Safe defaults are production's; development asks for DEBUG=1."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

import ferd.config  # noqa: F401  chooses the SQLite library
from ferd.config import env

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(env.text("FERD_VAR", str(ROOT / "var")))

DEBUG = env.flag("DEBUG")
DEMO = env.flag("DEMO")
SECRET_KEY = env.secret("SECRET_KEY")
AUDIT_KEY = env.secret("AUDIT_KEY") if env.is_given("AUDIT_KEY") else ""
ALLOWED_HOSTS = env.text("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SITE_ADDRESS = env.text("SITE_ADDRESS", "http://localhost:8000")
CONTACT = env.text("CONTACT", "")

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{VAR}/ferd.sqlite3")}
# Attempts to sign in are counted here, by all processes together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "foundation_cachedvalue",
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "ferd.foundation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ferd.areas.accounts",  # before the library, whose pages it dresses
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
    "ferd.areas.audit",
    "ferd.areas.notifications",
    "ferd.areas.organisations",
    "ferd.areas.curriculum",
    "ferd.areas.plans",
    "ferd.areas.schedules",
    "ferd.areas.progress",
    "ferd.areas.rotations",
    "ferd.areas.planning",
    "ferd.web",
    "ferd.api",
    "ferd.demo",
]
MIDDLEWARE = [
    "ferd.api.middleware.ProblemMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ferd.web.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ferd.api.middleware.TokenMiddleware",
    "ferd.foundation.reading.ReadingMiddleware",
    "ferd.foundation.idempotency.IdempotencyMiddleware",
    "ferd.web.middleware.RefusalMiddleware",
]
ROOT_URLCONF = "ferd.config.urls"
WSGI_APPLICATION = "ferd.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "ferd.web.context.page",
            ],
        },
    }
]
FORM_RENDERER = "ferd.foundation.forms.Renderer"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation."
        "UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:today"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "ferd.areas.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_FORMS = {
    "login": "ferd.areas.accounts.forms.SignInForm",
    "change_password": "ferd.areas.accounts.forms.ChangePasswordForm",
    "set_password": "ferd.areas.accounts.forms.SetPasswordForm",
    "reset_password": "ferd.areas.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "ferd.areas.accounts.forms.ResetPasswordKeyForm",
    "reauthenticate": "ferd.areas.accounts.forms.ReauthenticateForm",
}
# A hospital shares one address on the network: what is narrow counts per account.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "100/m/ip,5/5m/key",
    "reset_password": "100/m/ip,5/h/key",
    "reset_password_from_key": "100/m/ip",
    "assessor_link": "60/10m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 0)
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # invitations too
MFA_ADAPTER = "ferd.areas.accounts.adapter.KeyAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an administrator has vouched for the address
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or DEMO
MFA_TOTP_ISSUER = "Ferd"
MFA_TOTP_TOLERANCE = 1
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
MFA_FORMS = {
    "authenticate": "ferd.areas.accounts.forms.CodeForm",
    "reauthenticate": "ferd.areas.accounts.forms.CodeAgainForm",
    "activate_totp": "ferd.areas.accounts.forms.ActivateForm",
    "add_webauthn": "ferd.areas.accounts.forms.AddKeyForm",
    "edit_webauthn": "ferd.areas.accounts.forms.RenameKeyForm",
}

LANGUAGE_CODE = "nb"
LANGUAGES = [
    ("nb", _("Norwegian Bokmål")),
    ("nn", _("Norwegian Nynorsk")),
    ("en", _("English")),
]
LOCALE_PATHS = [ROOT / "src" / "ferd" / "locale"]
USE_TZ = True
TIME_ZONE = "Europe/Oslo"
FORMAT_MODULE_PATH = "ferd.config.formats"

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MAIL = env.mail("MAIL_URL") if not DEMO else env.MailServer("console")
EMAIL_BACKEND = f"django.core.mail.backends.{MAIL.backend}.EmailBackend"
EMAIL_HOST = MAIL.host
EMAIL_PORT = MAIL.port
EMAIL_HOST_USER = MAIL.user
EMAIL_HOST_PASSWORD = MAIL.password
EMAIL_USE_TLS = MAIL.uses_tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "Ferd <ferd@localhost>")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.server": {"level": "WARNING"}},
}

# A plan is at most a few megabytes; the reader refuses larger documents itself.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
EVIDENCE_FILE_MEGABYTES = env.number("EVIDENCE_FILE_MEGABYTES", 10)
EVIDENCE_FILES = env.number("EVIDENCE_FILES", 5)

SECURE = not (DEBUG or DEMO)
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
CSRF_FAILURE_VIEW = "ferd.web.faults.form_not_ours"
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the icons inside Designsystemet's CSS
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
