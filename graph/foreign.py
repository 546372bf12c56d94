"""The terms of other vocabularies that a graph uses, as constants like those of ``ontology.terms``."""

from __future__ import annotations

from typing import Final

from graph.iris import NAMESPACES

TYPE: Final = NAMESPACES["rdf"] + "type"
SUBJECT: Final = NAMESPACES["rdf"] + "subject"
PREDICATE: Final = NAMESPACES["rdf"] + "predicate"
OBJECT: Final = NAMESPACES["rdf"] + "object"
LABEL: Final = NAMESPACES["rdfs"] + "label"
ALT_LABEL: Final = NAMESPACES["skos"] + "altLabel"
PREF_LABEL: Final = NAMESPACES["skos"] + "prefLabel"
WAS_DERIVED_FROM: Final = NAMESPACES["prov"] + "wasDerivedFrom"
HAS_SOURCE: Final = NAMESPACES["oa"] + "hasSource"
EXACT: Final = NAMESPACES["oa"] + "exact"
START: Final = NAMESPACES["oa"] + "start"
END: Final = NAMESPACES["oa"] + "end"
TITLE: Final = NAMESPACES["dcterms"] + "title"
LANGUAGE: Final = NAMESPACES["dcterms"] + "language"
LICENSE: Final = NAMESPACES["dcterms"] + "license"
PUBLISHER: Final = NAMESPACES["schema"] + "publisher"
DATE_PUBLISHED: Final = NAMESPACES["schema"] + "datePublished"
URL: Final = NAMESPACES["schema"] + "url"
TEXT: Final = NAMESPACES["schema"] + "text"
CONTAINED_IN_PLACE: Final = NAMESPACES["schema"] + "containedInPlace"
XSD_DATE: Final = NAMESPACES["xsd"] + "date"
XSD_DECIMAL: Final = NAMESPACES["xsd"] + "decimal"
XSD_G_YEAR: Final = NAMESPACES["xsd"] + "gYear"
XSD_G_YEAR_MONTH: Final = NAMESPACES["xsd"] + "gYearMonth"
XSD_INTEGER: Final = NAMESPACES["xsd"] + "integer"
