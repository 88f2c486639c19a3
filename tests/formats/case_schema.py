"""The shape that CASE 1.1 demands of a package, as far as Ferd writes it.

Written by hand from the specification: what is required, which words are
allowed, and how identifiers and moments look.
"""

UUID = {
    "type": "string",
    "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
}
URI = {"type": "string", "pattern": "^(https?://|urn:uuid:).+"}
MOMENT = {
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$",
}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
TEXT = {"type": "string", "minLength": 1}

LINK = {
    "type": "object",
    "required": ["title", "identifier", "uri"],
    "properties": {"title": TEXT, "identifier": UUID, "uri": URI},
}

BASE = {"identifier": UUID, "uri": URI, "lastChangeDateTime": MOMENT}

DOCUMENT = {
    "type": "object",
    "required": ["identifier", "uri", "creator", "title", "lastChangeDateTime"],
    "properties": {
        **BASE,
        "creator": TEXT,
        "title": TEXT,
        "CFPackageURI": LINK,
        "subject": {"type": "array", "items": TEXT},
        "language": {"type": "string", "minLength": 2},
        "caseVersion": {"enum": ["1.1"]},
        "adoptionStatus": {
            "enum": ["Private Draft", "Draft", "Adopted", "Deprecated"],
        },
        "statusStartDate": DAY,
        "statusEndDate": DAY,
    },
}

ITEM = {
    "type": "object",
    "required": ["identifier", "uri", "fullStatement", "lastChangeDateTime"],
    "properties": {
        **BASE,
        "fullStatement": TEXT,
        "humanCodingScheme": TEXT,
        "abbreviatedStatement": TEXT,
        "notes": TEXT,
        "CFItemType": TEXT,
        "conceptKeywords": {"type": "array", "items": TEXT},
        "CFDocumentURI": LINK,
        "statusStartDate": DAY,
        "statusEndDate": DAY,
        "extensions": {"type": "object"},
    },
}

ASSOCIATION = {
    "type": "object",
    "required": [
        "identifier",
        "uri",
        "associationType",
        "originNodeURI",
        "destinationNodeURI",
        "lastChangeDateTime",
    ],
    "properties": {
        **BASE,
        "associationType": {
            "enum": [
                "isChildOf",
                "isPeerOf",
                "isPartOf",
                "exactMatchOf",
                "precedes",
                "isRelatedTo",
                "replacedBy",
                "exemplar",
                "hasSkillLevel",
                "isTranslationOf",
            ],
        },
        "originNodeURI": LINK,
        "destinationNodeURI": LINK,
    },
}

PACKAGE = {
    "type": "object",
    "required": ["CFDocument"],
    "properties": {
        "CFDocument": DOCUMENT,
        "CFItems": {"type": "array", "items": ITEM},
        "CFAssociations": {"type": "array", "items": ASSOCIATION},
        "CFDefinitions": {"type": "object"},
    },
}
