"""The OpenAPI document: what ninja finds, and what it does not know to say."""

from typing import Any, Final

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from ferd.areas.accounts.bearer import BearerToken
from ferd.foundation import idempotency
from ferd.foundation.api import problems

Json = dict[str, Any]

KEY: Final[Json] = {
    "in": "header",
    "name": idempotency.HEADER,
    "required": True,
    "description": "A key of your own: the same key gives the same answer, done once",
    "schema": {"type": "string", "pattern": idempotency.KEY},
}


class Document(OpenAPISchema):
    """ninja's document, with problems, scopes and keys in it."""

    def operation_parameters(self, operation: Operation) -> list[Json]:
        """Every change also takes a key."""
        found: list[Json] = super().operation_parameters(operation)
        return [*found, KEY] if "POST" in operation.methods else found

    def operation_security(self, operation: Operation) -> list[Json] | None:
        """Name the scope that the token needs."""
        super().operation_security(operation)
        return [
            {type(auth).__name__: [auth.scope.value]}
            for auth in operation.auth_callbacks
            if isinstance(auth, BearerToken)
        ]

    def responses(self, operation: Operation) -> dict[int, Json]:
        """Give problems their own media type."""
        found: dict[int, Json] = super().responses(operation)
        for status, details in found.items():
            if status >= 400:
                [shape] = details["content"].values()
                details["content"] = {problems.MEDIA_TYPE: shape}
        return found


class FerdAPI(NinjaAPI):
    """The API with its own document, and names that never change."""

    _document: Document | None = None

    def get_openapi_schema(
        self,
        *,
        path_prefix: str | None = None,
        path_params: Json | None = None,
    ) -> Document:
        """Make the document once: it is the same for all."""
        if self._document is None:
            prefix = path_prefix or self.get_root_path(path_params or {})
            self._document = Document(self, prefix)
            if not self._document["servers"]:
                del self._document["servers"]
        return self._document

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """Name an operation as its function is named."""
        return operation.view_func.__name__
