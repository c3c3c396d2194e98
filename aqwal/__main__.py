"""The command line: ``python -m aqwal --help``."""

import argparse
import os
import sys
from pathlib import Path

from tqdm import tqdm

from . import __version__, analyse, corpus, curation, hf_tagger, readers, scoring

EXAMPLES = """\
examples:
  python -m aqwal analyse article.txt --out var/corpora/visit
  python -m aqwal analyse archive/ news.jsonl.gz --out var/corpora/2024 --workers 2
  AQWAL_CORPUS=var/corpora/2024 streamlit run app.py
  python -m aqwal score gold.jsonl var/corpora/visit
"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; 0 when done, 2 for a bad input, said in one line."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except (corpus.UnreadableCorpus, hf_tagger.Unavailable, ValueError, OSError) as error:
        print(f"aqwal: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("aqwal: stopped; nothing was written.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m aqwal",
        description="Who says what, about what and whom, and when, in Arabic news.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"aqwal {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    a = commands.add_parser(
        "analyse", help="read articles and write a corpus folder", epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    a.add_argument(
        "inputs", nargs="+", metavar="INPUT", help=f"files ({', '.join(readers.supported())}) or folders of them"
    )
    a.add_argument("--out", required=True, metavar="DIR", help="the folder that the tables are written into")
    a.add_argument("--workers", type=_workers, default=1, metavar="N", help="processes (default 1)")
    a.add_argument("--name", default="", help="what the dashboard calls the corpus (default: the folder's name)")
    a.add_argument(
        "--ner", type=_model, metavar="hf:NAME",
        help="tag names with a Hugging Face model, or a folder that holds one (needs requirements-hf.txt)",
    )  # fmt: skip
    a.set_defaults(run=_analyse)

    s = commands.add_parser("score", help="compare a corpus's quotations with hand-annotated ones")
    s.add_argument("gold", help="annotated articles, JSON lines")
    s.add_argument("corpus", help="a folder that analyse wrote")
    s.add_argument("--only", nargs="+", metavar="ARTICLE_ID", help="these articles only")
    s.set_defaults(run=_score)
    return parser


def _workers(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 4 * (os.cpu_count() or 1):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes from 1 to {4 * (os.cpu_count() or 1)}")
    return int(text)


def _model(text: str) -> str:
    if not text.startswith("hf:") or len(text) == 3:
        raise argparse.ArgumentTypeError(f"{text!r} names no model; expected hf:NAME")
    return text.removeprefix("hf:")


def _analyse(options: argparse.Namespace) -> int:
    out = Path(options.out)
    if out.exists() and not out.is_dir():
        raise ValueError(f"{out} is a file; give --out a folder.")
    articles, problems = readers.read(options.inputs)
    for problem in problems:
        print(problem.text("en"), file=sys.stderr)
    if not articles:
        print("aqwal: no article could be read; nothing was written.", file=sys.stderr)
        return 2
    with tqdm(total=len(articles), unit="article", disable=not sys.stderr.isatty(), leave=False) as bar:
        made = analyse(articles, workers=options.workers, ner=options.ner or "", progress=bar.update)
    about = {
        "name": options.name or out.name,
        "problems": {language: [p.text(language) for p in problems] for language in ("ar", "en")},
    }
    corpus.save(made._replace(about={**made.about, **about}), out)
    counts = ", ".join(
        f"{len(getattr(made, t))} {t}" for t in ("articles", "quotations", "mentions", "entities", "times", "themes")
    )
    print(f"{out}: {counts}")
    for number, reason in curation.apply(made, curation.effective(curation.history(out))).missing.items():
        print(f"{out}: correction {number} finds nothing to correct. {reason.text()}", file=sys.stderr)
    return 0


def _score(options: argparse.Namespace) -> int:
    gold = [a for a in scoring.read_gold(options.gold) if not options.only or str(a["id"]) in options.only]
    if not gold:
        raise ValueError(f"{options.gold}: no annotated article of these ids.")
    result = scoring.score(gold, corpus.load(options.corpus))
    total = result.f1["all@0.3"]
    print(f"{len(gold)} articles, {total.gold} annotated quotations, {total.predicted} found")
    for measure, f1 in result.f1.items():
        p, r = f1.right / max(f1.predicted, 1), f1.right / max(f1.gold, 1)
        print(f"{measure:16} P {p:.3f}  R {r:.3f}  F1 {f1.value:.3f}")
    for title, rates in (("", result.rates), ("rule ", result.rules)):
        for name, rate in rates.items():
            print(f"{title + name:24} {rate.value or 0:.3f}  of {rate.of}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
