"""`Property` with a type: PySide's stub calls the attribute a Property; what one reads is the getter's value."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Generic, TypeVar

    T = TypeVar("T")

    class _Read(Generic[T]):
        """A read-only attribute, as Python and QML see it."""

        def __init__(self, getter: Callable[[Any], T]) -> None: ...

        def __get__(self, instance: object, owner: type | None = None) -> T: ...

    def Property(  # noqa: N802  # Qt's name
        kind: type | str, *, notify: object = None, constant: bool = False
    ) -> Callable[[Callable[[Any], T]], _Read[T]]: ...

else:
    from PySide6.QtCore import Property

__all__ = ["Property"]
