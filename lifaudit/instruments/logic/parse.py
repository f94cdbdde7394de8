"""An expression's text becomes a tree, or one error that says where and how to mend it.

Grammar and precedence are those of XPath 1.0 section 3, of which audits need no axes: `or`, `and`,
`= !=`, `< <= > >=`, `+ -`, `* div mod`, unary `-`, `|`.
"""

from __future__ import annotations

from functools import lru_cache

from lifaudit.domain.errors.logic import BadExpression
from lifaudit.instruments.logic.tokens import Sort, Token, tokens_of
from lifaudit.instruments.logic.tree import (
    Call,
    Extra,
    Here,
    Negated,
    Node,
    Number,
    Operation,
    Parent,
    Reference,
    Span,
    Text,
)

DEEPEST = 60
MOST_SIGNS = 250
"""So many operators in one expression; each of them is one step deeper to work out."""
_STRENGTH = {
    "or": 1,
    "and": 2,
    **dict.fromkeys(("=", "!="), 3),
    **dict.fromkeys(("<", "<=", ">", ">="), 4),
    **dict.fromkeys(("+", "-"), 5),
    **dict.fromkeys(("*", "div", "mod"), 6),
}
"""How closely an operator binds; the closest is worked out first."""
_WORDS = frozenset({"or", "and", "div", "mod"})
_OPERATORS = (Sort.SIGN, Sort.NAME)


@lru_cache(maxsize=8192)
def parse(text: str) -> Node:
    """Read an expression; raises BadExpression."""
    reader = _Reader(tokens_of(text))
    found = reader.whole()
    reader.end()
    return found


class _Reader:
    """Walks along the signs of one expression."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._left = iter(tokens)
        self._next = next(self._left)
        self._depth = self._signs = 0

    def _take(self) -> Token:
        token = self._next
        self._next = next(self._left, token)
        return token

    def _is(self, sign: str) -> bool:
        token = self._next
        return token.text == sign and token.sort is Sort.SIGN

    def end(self) -> None:
        """Refuse whatever is left."""
        if self._next.sort is not Sort.END:
            raise self._odd()

    def _odd(self) -> BadExpression:
        """Say what is odd about a sign where an operator or nothing should stand."""
        token = self._next
        if self._is(")"):
            return _bad(token, "A bracket is closed that was never opened.", "Take it out.")
        if self._is("["):
            mend = "Name one row with indexed-repeat(..), or work it out in every row."
            return _bad(token, "Conditions in square brackets are not part of this language.", mend)
        if self._is("/") or self._is("@"):
            return _bad(token, _PATHS, "Refer to a question as ${section.question}.")
        mend = "Put an operator such as and, or, = or + between the two parts."
        return _bad(token, "Two parts stand side by side.", mend)

    def whole(self, least: int = 1) -> Node:
        """Read a part with all its operators, or with those that bind at least so closely."""
        left = self._unary()
        while (strength := self._strength()) >= least:
            sign = self._sign()
            right = self.whole(strength + 1)
            left = Operation(Span(left.span.start, right.span.end), sign, left, right)
        return left

    def _sign(self) -> str:
        token = self._take()
        self._signs += 1
        if self._signs > MOST_SIGNS:
            mend = "Work parts of it out in calculated questions."
            raise _bad(token, "The expression joins too many parts.", mend)
        return token.text

    def _strength(self) -> int:
        token = self._next
        return _STRENGTH.get(token.text, 0) if token.sort in _OPERATORS else 0

    def _unary(self) -> Node:
        if not self._is("-"):
            return self._union()
        minus = [self._take()]
        while self._is("-"):
            minus.append(self._take())
        found = self._union()
        for token in reversed(minus[-2 + len(minus) % 2 :]):
            found = Negated(Span(token.start, found.span.end), found)
        return found

    def _union(self) -> Node:
        left = self._primary()
        while self._is("|"):
            sign = self._sign()
            right = self._primary()
            left = Operation(Span(left.span.start, right.span.end), sign, left, right)
        return left

    def _primary(self) -> Node:
        token = self._take()
        span = Span(token.start, token.end)
        if token.sort is Sort.NUMBER:
            return Number(span, float(token.text))
        if token.sort is Sort.TEXT:
            return Text(span, token.text)
        if token.sort is Sort.REFERENCE:
            return Reference(span, token.text)
        return self._named(token) if token.sort is Sort.NAME else self._signed(token)

    def _signed(self, token: Token) -> Node:
        if token.text == "(":
            return self._bracket(token)
        if token.text == ".":
            return Here(Span(token.start, token.end))
        if token.text == "..":
            return self._parent(token)
        raise _missing(token)

    def _named(self, token: Token) -> Node:
        if self._is("("):
            return self._call(token)
        if token.text in _WORDS:
            raise _missing(token)
        return Extra(Span(token.start, token.end), token.text)

    def _parent(self, token: Token) -> Node:
        if not self._is("/"):
            return Parent(Span(token.start, token.end))
        self._take()
        name = self._take()
        if name.sort is not Sort.NAME:
            raise _bad(name, _PATHS, "Refer to a question as ${section.question}.")
        return Reference(Span(token.start, name.end), name.text)

    def _bracket(self, token: Token) -> Node:
        self._deeper(token)
        found = self.whole()
        self._close(token)
        return found

    def _call(self, name: Token) -> Node:
        opened = self._take()
        self._deeper(opened)
        given: list[Node] = []
        while not self._is(")"):
            if given:
                self._comma(opened)
            given.append(self.whole())
        closed = self._next
        self._close(opened)
        return Call(Span(name.start, closed.end), name.text, tuple(given))

    def _comma(self, opened: Token) -> None:
        if not self._is(","):
            self._close(opened)
        self._take()

    def _deeper(self, token: Token) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            mend = "Work the inner parts out in calculated questions."
            raise _bad(token, "Brackets stand too deep inside each other.", mend)

    def _close(self, opened: Token) -> None:
        token = self._next
        if self._is(")"):
            self._depth -= 1
            self._take()
            return
        if token.sort is Sort.END:
            mend = "Close it with a round bracket."
            raise _bad(opened, "A bracket is opened and never closed.", mend)
        raise self._odd()


_PATHS = "Paths are not part of this language."


def _missing(token: Token) -> BadExpression:
    if token.sort is Sort.END:
        return _bad(token, "The expression ends too early.", "Write what comes after the operator.")
    what = "Something is missing before this."
    return _bad(token, what, "Write a question, a number or a text there.")


def _bad(token: Token, what: str, mend: str) -> BadExpression:
    return BadExpression(what, mend, token.start, token.end)
