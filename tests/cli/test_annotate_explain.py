"""`annotate --explain`: the rules that fired and how often, only when asked."""

import json
from pathlib import Path

from click.testing import CliRunner

from archive.cli.annotate import command, rule_counts

TEXT = "共青团某某市委员会\n2023年5月4日\n\n2023年5月，团市委启动“青春微光”行动，组织志愿者120名。\n"


def run(file: Path, *options: str) -> dict[str, object]:
    result = CliRunner().invoke(command, [str(file), *options], obj={"database": None})
    assert result.exit_code == 0, result.output
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


def test_rules_are_counted_only_when_asked(tmp_path: Path):
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    plain, explained = run(file), run(file, "--explain")
    rules = explained.pop("rules")
    table = explained.pop("rule_table")
    assert plain == explained
    assert isinstance(table, dict)
    for row in table["initiatives"].values():
        assert {"fired", "finds", "example", "counter_example"} <= row.keys()
    assert isinstance(rules, dict)
    for kind in ("time", "initiatives", "figures"):
        findings = explained[kind]
        assert isinstance(findings, list)
        assert findings
        assert sum(rules[kind].values()) == len(findings)


def test_the_rules_of_headers_are_counted_and_tell_where_and_why(tmp_path: Path):
    file = tmp_path / "news.txt"
    file.write_text(
        "夜校开进工业园\n\n2022-03-01 来源：江海晚报\n\n" + "工业园里的夜校每周开课两次，青年工人来听课。" * 3, "utf-8"
    )
    explained = run(file, "--explain")
    (document,) = explained["documents"]  # type: ignore[misc]
    text = str(explained["text"])
    assert [text[start:stop] for start, stop in document["issuer_spans"]] == ["江海晚报"]
    assert [text[start:stop] for start, stop in document["title_spans"]] == ["夜校开进工业园"]
    assert document["issuer_why"].endswith(": 江海晚报.")
    assert explained["rules"]["documents"] == {"headline": 1, "posting-date": 1, "source-line": 1}  # type: ignore[index]
    assert explained["rule_table"]["documents"]["source-line"]["fired"] == 1  # type: ignore[index]


def test_the_most_frequent_rule_comes_first_and_equals_by_name():
    answer = {
        "source": {"name": "a"},
        "documents": [{"issuer_rule": "masthead"}, {"issuer_rule": None}],
        "time": [{"rule": "b"}, {"rule": "c"}, {"rule": "a"}, {"rule": "c"}],
    }
    counts = rule_counts(answer)
    assert counts == {"documents": {"masthead": 1}, "time": {"c": 2, "a": 1, "b": 1}}
    assert list(counts["time"]) == ["c", "a", "b"]


def test_what_stands_beside_the_file_outweighs_the_options(tmp_path: Path):
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    for name in ("--published", "--reference"):
        (document,) = run(file, name, "2024-01")["documents"]  # type: ignore[misc]
        assert document["published"]["edtf"] == "2024-01"
    (tmp_path / "report.txt.source.toml").write_text('published = "2022-03"\nissuer = "共青团山西省大同市委员会"')
    (document,) = run(file, "--published", "2024-01", "--issuer", "某某")["documents"]  # type: ignore[misc]
    assert (document["published"]["edtf"], document["issuer"]) == ("2022-03", "共青团山西省大同市委员会")


def test_an_unknown_issuer_is_told(tmp_path: Path):
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    told = CliRunner().invoke(command, [str(file), "--issuer", "共青团大同市委员会"], obj={"database": None})
    assert "did you mean 共青团山西省大同市委员会" in told.stderr


def test_the_rules_of_modality_are_counted_over_initiatives_and_milestones(tmp_path: Path):
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    explained = run(file, "--explain")
    told = [one["modality_rule"] for kind in ("initiatives", "milestones") for one in explained[kind]]  # type: ignore[attr-defined]
    assert told
    assert sum(explained["rules"]["modality"].values()) == len(told)  # type: ignore[index]
    for row in explained["rule_table"]["modality"].values():  # type: ignore[index]
        assert {"fired", "finds", "example", "counter_example"} <= row.keys()
