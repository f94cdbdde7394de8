"""HTML: the report as one page that needs nothing else and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from lifaudit.domain.chart import Cell
from lifaudit.reports.linear import Grid, Piece, Title, Words, linear, unsigned_mark
from lifaudit.reports.style import Colour, paint
from lifaudit.reports.tree import Link, Report, Run, Strong
from lifaudit.reports.wording import one_line

_STYLE = """
body{font:1.05rem/1.55 "Atkinson Hyperlegible Next",Verdana,sans-serif;color:#14202b;
max-width:46rem;margin:2rem auto;padding:0 1rem}
h1,h2,h3,h4,h5{color:#16324f;line-height:1.25}table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #d3dae0;padding:.4rem;vertical-align:top}
caption{color:#52606d;padding:.4rem 0}
.lead{font-size:1.25rem}.small,.source{color:#52606d;font-size:.9rem}
blockquote{border-left:4px solid #2a7f86;margin-left:0;padding-left:1rem;white-space:pre-line}
p,li,td{white-space:pre-line;overflow-wrap:anywhere}
p,li,td,th,h1,h2,h3,h4,h5,blockquote,caption{unicode-bidi:plaintext;text-align:start}
.mark{font-weight:700}
"""
_GUARD = "default-src 'none'; style-src 'unsafe-inline'"
_LISTS = {"bullet": "ul", "number": "ol"}


def make_html(report: Report) -> bytes:
    """Return the whole page as UTF-8; a policy in it forbids scripts and anything from outside."""
    mark = escape(f"{one_line(report.marking).upper()} - {unsigned_mark(report)}")
    body = "\n".join(_body(report))
    return f"""<!doctype html>
<html lang="{escape(report.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_GUARD}">
<meta name="viewport" content="width=device-width">
<title>{escape(one_line(report.title))}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
{body}
</main>
<footer class="mark">{mark}</footer>
</body>
</html>
""".encode()


def _body(report: Report) -> Iterator[str]:
    """Yield the pieces, list items gathered into lists; only the report's title is an h1."""
    open_list = ""
    depth = 0
    for piece in linear(report):
        wanted = _LISTS.get(piece.kind, "") if isinstance(piece, Words) else ""
        if wanted != open_list:
            yield (f"</{open_list}>" if open_list else "") + (f"<{wanted}>" if wanted else "")
            open_list = wanted
        yield _html(piece, depth)
        depth = depth or int(isinstance(piece, Title))
    if open_list:
        yield f"</{open_list}>"


def _html(piece: Piece, depth: int) -> str:
    if isinstance(piece, Title):
        name = f"h{piece.level + depth}"
        anchor = f' id="{escape(piece.anchor)}"' if piece.anchor else ""
        return f"<{name}{anchor}>{escape(piece.text)}</{name}>"
    if isinstance(piece, Grid):
        return _table(piece)
    words = "".join(_run(run) for run in piece.runs)
    if piece.kind in _LISTS:
        return f"<li>{words}</li>"
    if piece.kind == "quote":
        return f"<blockquote>{words}</blockquote>"
    return f'<p class="{piece.kind}">{words}</p>'


def _run(run: Run) -> str:
    text = escape(run.text)
    if isinstance(run, Strong):
        return f"<strong>{text}</strong>"
    if isinstance(run, Link) and run.target.startswith(("#", "https://")):
        return f'<a href="{escape(run.target)}">{text}</a>'
    return text


def _table(grid: Grid) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in grid.header)
    rows = "\n".join(
        "<tr>" + "".join(_cell(cell, number) for number, cell in enumerate(row)) + "</tr>"
        for row in grid.rows
    )
    caption = f"<caption>{escape(grid.caption)}</caption>" if grid.caption else ""
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(cell: Cell, number: int) -> str:
    if not number:
        return f'<th scope="row">{escape(cell.text)}</th>'
    if cell.role == "none":
        return f"<td>{escape(cell.text)}</td>"
    colours = paint(cell.role)
    style = f"background:{_code(colours.paper)};color:{_code(colours.ink)}"
    return f'<td style="{style}">{escape(cell.text)}</td>'


def _code(ink: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in (ink.red, ink.green, ink.blue))
