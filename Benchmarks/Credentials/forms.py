"""The ways in which a file of credentials is written: encoding, signs, headings, dates, words."""
from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from breaking import Plan, Row

COLUMNS = [
    "id", "person", "certificate", "country", "components", "issued", "expires", "issuer", "centre",
    "route", "evidence", "verified", "purpose", "destination", "target", "occupation", "experience",
    "protection", "contact-origin", "received", "complete", "notes", "stopped", "prior"]
DATES = {"issued", "expires", "received", "complete"}
LISTS = {"components", "verified", "experience"}
SPANISH = [
    "Identificador", "Persona", "Certificado", "País de origen", "Componentes", "Fecha de emisión",
    "Fecha de vencimiento", "Organismo certificador", "Centro evaluador", "Vía", "Evidencia",
    "Verificación", "Finalidad", "País de destino", "Norma de destino", "Ocupación", "Experiencia",
    "Protección", "Contactar al origen", "Recibido", "Completo", "Observaciones internas",
    "Suspendido", "Ya decidido"]
PORTUGUESE = [
    "id", "pessoa", "código do certificado", "país de origem", "unidades de competência",
    "data de emissão", "data de validade", "entidade certificadora", "centro avaliador", "rota",
    "documento apresentado", "verificação", "finalidade", "destino", "padrão de destino", "ocupação",
    "experiência profissional", "proteção", "contatar a origem", "recebido", "processo completo",
    "anotações", "prazo suspenso", "já decidido"]
SPANISH_WORDS = {
    "yes": "sí", "no": "no", "unknown": "se desconoce", "original": "original", "copy": "copia",
    "claimed": "declarado", "none": "sin documento", "work": "trabajo",
    "certification": "certificación", "training": "formación", "information": "información"}


@dataclass(frozen=True)
class Form:
    name: str
    encoding: str
    delimiter: str = ","
    headings: tuple[str, ...] = tuple(COLUMNS)
    words: tuple[tuple[str, str], ...] = ()
    day_first: bool = False
    line_end: str = "\n"

    @property
    def is_json(self) -> bool:
        return self.name == "ndjson"

    @property
    def extension(self) -> str:
        return "ndjson" if self.is_json else "csv"

    def date(self, iso: str) -> str:
        return "/".join(reversed(iso.split("-"))) if self.day_first and iso[:4].isdigit() else iso

    def cell(self, column: str, value: str) -> str:
        """A value in the words and signs of the form."""
        if column in DATES and len(value) == 10 and value[4] == "-":
            value = self.date(value)
        elif column in ("evidence", "purpose", "protection", "contact-origin"):
            value = dict(self.words).get(value, value)
        if self.encoding == "latin-1":
            value = value.encode("latin-1", "ignore").decode("latin-1")
        if any(sign in value for sign in (self.delimiter, '"', "\n")):
            return '"' + value.replace('"', '""') + '"'
        return value

    def line(self, row: Row) -> str:
        if not self.is_json:
            return self.delimiter.join(self.cell(column, row.get(column, "")) for column in COLUMNS)
        found = {}
        for column in COLUMNS:
            value = row.get(column, "")
            if column in LISTS and "|" in value:
                found[column] = value.split("|")
            elif value or column == "expires":
                found[column] = value or None
        return json.dumps(found, ensure_ascii=False)

    def heading(self) -> str:
        return self.delimiter.join(self.headings)


FORMS = {form.name: form for form in (
    Form("utf8", "utf-8"),
    Form("utf8-bom", "utf-8-sig", headings=tuple(PORTUGUESE), line_end="\r\n"),
    Form("latin1", "latin-1", ";", tuple(SPANISH), tuple(SPANISH_WORDS.items()), True, "\r\n"),
    Form("utf16", "utf-16", "\t"),
    Form("ndjson", "utf-8"),
)}


def write(stem: str, form: Form, people: list[list[Row]], plan: Plan) -> None:
    """The four files of a form."""
    def opened(kind: str):
        return open(f"{stem}{kind}.{form.extension}", "w", encoding=form.encoding, newline="")

    with opened("") as given, opened(".mended") as mended, opened(".whole") as whole, open(
            f"{stem}.broken.tsv", "w") as listed:
        listed.write("line\tid\tcolumn\tkind\n")
        line = 1
        if not form.is_json:
            for file in (given, mended, whole):
                file.write(form.heading() + form.line_end)
            line = 2
        for place, rows in enumerate(people):
            for which, row in enumerate(rows):
                right = form.line(row)
                text = right
                broken = plan.broken.get((place, which))
                if broken:
                    text = form.line(broken.row)
                    if broken.damage:
                        text = broken.damage(text, form)
                    listed.write(f"{line}\t{row['id']}\t{broken.column}\t{broken.kind}\n")
                    mended.write(right + form.line_end)
                given.write(text + form.line_end)
                whole.write(right + form.line_end)
                line += text.count("\n") + 1
