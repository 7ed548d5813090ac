"""From a report's text to an analysis: paragraphs, zones, sentences, tokens and quotations, all with exact offsets."""

from accordingto.language.analysis import Analysis, Sentence, analyse
from accordingto.language.quotations import Quotation
from accordingto.language.tokens import Token

__all__ = ["Analysis", "Quotation", "Sentence", "Token", "analyse"]
