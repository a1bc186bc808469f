"""One page of each template: what is true of them is taken to be true of all."""

TEMPLATES = {
    "home": "",
    "law": "law/",
    "jurisdiction": "law/my/",
    "instrument": "law/my/act-792/",
    "bill": "law/my/soca-amendment-bill-2026/",
    "offence": "law/my/act-792/s-15b/",
    "provision": "law/my/act-676/s-6a/",
    "whole": "law/my/act-676/whole/",
    "glossary": "glossary/",
    "term": "glossary/child-pornography/",
    "plain": "about/method/",
    "assurance": "about/assurance/",
    "data": "data/",
    "sources": "sources/",
    "source list": "sources/my/",
    "report": "report/",
    "agencies": "agencies/",
    "not found": "404.html",
}
