"""Every way of correcting, in a real browser; and two readers who correct at once."""

import time

import mended_corpus
import pytest
from driving import PATIENCE, serving, settle

from aqwal import corpus, curation
from aqwal.curation import Correction

playwright = pytest.importorskip("playwright.sync_api")
expect, TooLate = playwright.expect, playwright.TimeoutError
expect.set_options(timeout=PATIENCE)
WHO = "محررة الصباح"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return mended_corpus.write(tmp_path_factory.mktemp("mended") / "corpus")


@pytest.fixture(scope="module")
def server(folder, tmp_path_factory):
    """A dashboard of this file's own: corrections of the shared one would be seen by other tests."""
    with serving(tmp_path_factory.mktemp("mending"), AQWAL_CORPUS=str(folder)) as address:
        yield address


@pytest.fixture
def since(folder):
    """What was written into the log since the test began, once it is as much as is awaited."""
    before = len(curation.history(folder))

    def rows(awaited: int) -> list[tuple]:
        until = time.monotonic() + PATIENCE / 1000
        while len(curation.history(folder)) < before + awaited and time.monotonic() < until:
            time.sleep(0.1)
        found = curation.history(folder)[before:]
        assert all(c.who and c.at for c in found)
        return [(c.action, c.entity_id, c.value) for c in found]

    return rows


def sign(page, label: str = "اسمك", who: str = WHO) -> None:
    page.get_by_label(label, exact=True).first.fill(who)
    page.keyboard.press("Tab")
    settle(page)


def press(place, name: str) -> None:
    place.get_by_role("button", name=name).first.click()


def pick(place, name: str) -> None:
    """Choose from the list of a part of the page, which closes if the page is drawn anew meanwhile."""
    settle(place.page)
    option = place.page.get_by_role("option").filter(has_text=name).first
    for _ in range(5):
        place.get_by_test_id("stSelectbox").last.locator("input").click()
        try:
            option.click(timeout=5_000)
            break
        except TooLate:
            place.page.keyboard.press("Escape")
    settle(place.page)


def choose(place, query: str, name: str) -> None:
    """Look for an entity and choose it from what is found."""
    place.get_by_label("ابحث عن كيان", exact=True).fill(query)
    place.page.keyboard.press("Enter")
    place.get_by_text("بهذا الاسم").wait_for()
    pick(place, name)


def part(page, name: str):
    return page.locator(f".st-key-aq-mend_{name}")


def test_a_correction_needs_a_name_and_a_suggestion_can_be_accepted_refused_or_put_off(visit, since, folder):
    page = visit("/corrections")
    pairs = page.locator("[class*=st-key-aq-pair-]")
    expect(pairs).to_have_count(3)
    expect(pairs.first).to_contain_text("سامر الخطيب")
    expect(pairs.first.get_by_role("link")).to_have_count(3)
    accept = "هما واحد: ادمجهما باسم «سامر الخطيبي»"
    press(page, accept)
    expect(page.get_by_test_id("stAlertContentError")).to_contain_text("الاسم ناقص")
    assert since(0) == []

    sign(page)
    why = page.get_by_label("السبب (اختياري)")
    why.fill("الاسم نفسه")
    press(page, accept)
    expect(pairs).to_have_count(2)
    assert since(1) == [("merge", "x-samir", "x-samiri")]
    assert curation.history(folder)[-1].why == "الاسم نفسه"
    expect(page.get_by_test_id("stAlertContentSuccess")).to_contain_text("دُمج")
    expect(why).to_have_value("")
    expect(page.get_by_label("اسمك")).to_have_value(WHO)

    press(page, "ليسا واحدًا")
    expect(pairs).to_have_count(1)
    assert since(2)[1][0] == "keep-apart"
    press(page, "لاحقًا")
    expect(pairs).to_have_count(0)
    press(page, "اعرضها من جديد")
    expect(pairs).to_have_count(1)
    assert len(since(2)) == 2, "putting off is no correction"

    reader = visit("/articles?article=m1")
    expect(reader.locator(".aq-reader aside")).to_contain_text("سامر الخطيبي")


def test_names_and_kind(visit, since):
    page = visit("/corrections?lang=en&entity=x-marsad")
    sign(page, "Your name")
    page.get_by_label("Name in Arabic").fill("مرصد اللؤلؤ الإخباري")
    page.get_by_label("Name in English").fill("Pearl Observer")
    pick(part(page, "names"), "news medium")
    press(page, "Save")
    head = page.locator(".aq-portrait").first
    expect(head).to_contain_text("Pearl Observer")
    expect(head).to_contain_text("news medium")
    written = [
        ("rename-ar", "x-marsad", "مرصد اللؤلؤ الإخباري"), ("rename-en", "x-marsad", "Pearl Observer"),
        ("retype", "x-marsad", "ORG/medium"),
    ]  # fmt: skip
    assert since(3) == written
    press(page, "Save")
    expect(page.get_by_test_id("stAlertContentError")).to_contain_text("Nothing was kept")
    assert since(3) == written


def test_a_merge_by_choice_then_a_split(visit, since):
    page = visit("/corrections?entity=x-layla")
    sign(page)
    choose(part(page, "merge"), "سماكى", "نادر السماكي")
    press(part(page, "merge"), "ادمج")
    page.wait_for_url("**entity=x-nadiri**")
    expect(page.locator(".aq-portrait").first).to_contain_text("ليلى العطار")
    pick(part(page, "split"), "ليلى يوسف")
    press(part(page, "split"), "افصل")
    expect(part(page, "split").get_by_text("ليلى يوسف")).to_have_count(0)
    assert since(2) == [("merge", "x-layla", "x-nadiri"), ("split", "x-nadiri", "ليلى يوسف")]


def test_a_mention_rejected(visit, since):
    page = visit("/corrections?entity=x-itar")
    sign(page)
    press(page, "ليس ذكرًا له")
    expect(page.get_by_test_id("stMain")).to_contain_text("لا جملة تذكره بالاسم")
    assert since(1) == [("reject-mention", "", "")]


def test_a_quotation_gets_a_speaker_loses_one_is_rejected_or_gets_one_who_is_new(visit, since, folder):
    page = visit("/articles?article=m5")
    margin, pencils, dialog = page.locator(".aq-reader aside"), page.locator(".aq-pencil"), page.get_by_role("dialog")
    expect(pencils).to_have_count(3)
    expect(margin).to_contain_text("متحدث غير محدّد")
    pencils.nth(2).click()
    dialog.wait_for()
    sign(page)
    choose(dialog, "هدى", "هدى الملاح ")
    press(dialog, "انسبه إليه")
    expect(margin).not_to_contain_text("متحدث غير محدّد")
    expect(margin).to_contain_text("هدى")
    pencils.nth(1).click()
    press(dialog, "المتحدث غير معروف")
    expect(margin).to_contain_text("متحدث غير محدّد")
    pencils.nth(1).click()
    press(dialog, "ليس اقتباسًا")
    expect(pencils).to_have_count(2)
    assert since(3) == [("set-speaker", "", "x-huda"), ("set-speaker", "", ""), ("reject-quotation", "", "")]
    last = curation.history(folder)[-1]
    assert last.words == "«لا عاصفة اليوم»", "the row says what was rejected"
    pencils.nth(1).click()
    dialog.get_by_label("أو اكتب اسمه إن لم يكن في القائمة").fill("وداد الرمان")
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("button", name="انسبه إليه")).to_be_enabled()
    press(dialog, "انسبه إليه")
    expect(margin).to_contain_text("وداد الرمان")
    assert since(4)[-1] == ("set-speaker", "", curation.new_id("وداد الرمان"))


def test_history_undo_redo_export_and_import(visit, since, folder, tmp_path):
    merge = curation.add(folder, Correction("merge", WHO, "تجربة", "x-huda", value="x-nadir"))
    page = visit("/corrections?part=history")
    row = page.locator(f".st-key-aq-row-{merge}")
    expect(row).to_contain_text("دُمج")
    expect(row).to_contain_text("هدى الملاح")  # merged away, it keeps its name in the history
    expect(row).to_contain_text(WHO)
    expect(row).to_contain_text("السبب: تجربة")
    sign(page)
    press(row, "تراجع")
    expect(row.locator("s")).to_have_count(1)
    press(row, "أعده")
    expect(row.locator("s")).to_have_count(0)
    press(row, "تراجع")
    expect(row.locator("s")).to_have_count(1)
    assert [action for action, _, _ in since(4)] == ["merge", "undo", "undo", "undo"]

    page.get_by_text("تصدير واستيراد", exact=True).click()
    with page.expect_download() as download:
        press(page, "جدول CSV للتصويبات")
    data = download.value.path().read_bytes()
    assert data == curation.export_csv(folder)
    file = tmp_path / "more.csv"
    good = "1,2026-01-31T09:30:00+00:00,قارئ بعيد,,rename-en,x-huda,,,,Huda al-Mallah"
    bad = "2,,قارئ بعيد,,retype,x-huda,,,,<b>لا نوع</b>"
    file.write_text("\n".join([data.decode("utf-8-sig").splitlines()[0], good, bad]), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(str(file))
    press(page, "استورد")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("أُضيف إلى السجل: تصويب واحد")
    expect(main).to_contain_text("الصف 2: «<b>لا نوع</b>» ليس نوعًا")
    assert since(5)[-1] == ("rename-en", "x-huda", "Huda al-Mallah")


def test_a_link_to_a_quotation_and_the_way_to_a_mention_lead_to_their_places(visit, since, folder):
    """Offsets, not row numbers: what is rejected elsewhere moves no link."""
    made = corpus.load(folder)
    q = made.quotations[made.quotations["article_id"] == "m3"].iloc[-1]
    path = f"/articles?article=m3&at={q['content_start']}-{q['content_end']}"
    asked = visit(path).locator(".aq-content.aq-asked")
    expect(asked).to_have_text("الحديقة مغلقة")
    first = made.quotations.iloc[0]
    span = {
        "article_id": str(first["article_id"]),
        "start": int(first["content_start"]),
        "end": int(first["content_end"]),
    }
    rejected = curation.add(folder, curation.described(made, Correction("reject-quotation", WHO, **span)))
    expect(visit(path).locator(".aq-content.aq-asked")).to_have_text("الحديقة مغلقة")
    curation.undo(folder, rejected, WHO)

    page = visit("/corrections?entity=x-marsad")
    card = page.locator("[class*=st-key-aq-mention-]").first
    printed = card.locator(".aq-mention").inner_text()
    card.get_by_role("link", name="اقرأها في موضعها").click()
    page.wait_for_url("**/articles?**")
    place = page.locator(".aq-place")
    expect(place).to_have_text(printed)
    page.wait_for_timeout(1500)
    box = place.bounding_box()
    assert 0 <= box["y"] <= 900, "the mention is not in sight"


def test_a_correction_without_a_target_is_told_wherever_one_is_and_taken_back_in_the_history(visit, since, folder):
    lost = curation.add(
        folder,
        Correction(
            "reject-mention", WHO, article_id="m1", start=3, end=8, words="كلام غاب", before="قبله ", after=" بعده"
        ),
    )
    page = visit("/speakers")
    page.get_by_role("link", name="لا يسري على هذا التحليل: تصويب واحد").click()
    page.wait_for_url("**/corrections?**part=history**")
    row = page.locator(f".st-key-aq-row-{lost}")
    expect(row).to_contain_text("كلام غاب")
    expect(row).to_contain_text("تغيّر نص مقاله ولم تعد فيه هذه الكلمات")
    assert page.locator("[class*=st-key-aq-row-]").first.get_attribute("class") == row.get_attribute("class"), (
        "before all others"
    )
    sign(page)
    press(row, "تراجع")
    expect(row.locator("s")).to_have_count(1)
    expect(page.get_by_text("لا يسري على هذا التحليل")).to_have_count(0)


def test_what_was_split_mentioned_typed_or_refused_is_undone_where_it_shows(visit, since, folder):
    """Undoing brings back each kind of correction, and a suggestion that was refused."""
    made = corpus.load(folder)
    itar = made.mentions[made.mentions["entity_id"] == "x-itar"].iloc[0]
    at = {"article_id": str(itar["article_id"]), "start": int(itar["start"]), "end": int(itar["end"])}
    said = {
        "split": Correction("split", WHO, entity_id="x-layla", value="ليلى يوسف"),
        "retype": Correction("retype", WHO, entity_id="x-hudai", value="ORG/medium"),
        "reject-mention": Correction("reject-mention", WHO, **at),
        "keep-apart": Correction("keep-apart", WHO, entity_id="x-nadiri", value="x-nadir"),
    }
    before = curation.effective(curation.history(folder))
    numbers = [curation.add(folder, curation.described(made, c)) for c in said.values()]
    page = visit("/corrections?part=history")
    sign(page)
    for number in numbers:
        row = page.locator(f".st-key-aq-row-{number}")
        press(row, "تراجع")
        expect(row.locator("s")).to_have_count(1)
    assert curation.effective(curation.history(folder)) == before


def test_two_browsers_that_correct_at_once_lose_nothing(visit, since, folder):
    """Both have the page open as it was; each corrects without having seen what the other did."""
    one, two = visit("/corrections?entity=x-nadir"), visit("/corrections?lang=en&entity=x-nadir")
    sign(one, who="الأولى")
    sign(two, "Your name", "الثاني")
    one.get_by_label("الاسم بالعربية").fill("نادر البحري")
    two.get_by_label("Name in English").fill("Nadir of the Sea")
    one.get_by_role("button", name="احفظ").click(no_wait_after=True)
    two.get_by_role("button", name="Save").click(no_wait_after=True)
    assert set(since(2)) == {("rename-ar", "x-nadir", "نادر البحري"), ("rename-en", "x-nadir", "Nadir of the Sea")}
    assert {c.who for c in curation.history(folder)[-2:]} == {"الأولى", "الثاني"}
    for page in (one, two):
        page.get_by_test_id("stAlertContentSuccess").wait_for()
        page.reload()
        expect(page.locator(".aq-portrait").first).to_contain_text("نادر البحري")
        expect(page.locator(".aq-portrait").first).to_contain_text("Nadir of the Sea")


def test_what_one_reader_says_of_an_entity_holds_though_another_has_just_merged_it(visit, since):
    one, two = visit("/corrections?entity=x-hudai"), visit("/corrections?entity=x-hudai")
    sign(one, who="الأولى")
    sign(two, who="الثاني")
    choose(part(one, "merge"), "اللؤلؤ", "اللؤلؤ")
    press(part(one, "merge"), "ادمج")
    one.wait_for_url("**entity=x-marsad**")
    two.get_by_label("الاسم بالعربية").fill("مرصد الجميع")
    press(two, "احفظ")
    assert since(2) == [("merge", "x-hudai", "x-marsad"), ("rename-ar", "x-hudai", "مرصد الجميع")]
    one.reload()
    expect(one.locator(".aq-portrait").first).to_contain_text("مرصد الجميع")


@pytest.mark.parametrize("width", [390, 1400])
def test_nothing_runs_out_of_the_page_and_a_hostile_name_does_nothing(visit, width):
    page = visit("/corrections?entity=x-hostile", width=width)
    expect(page.locator(".aq-portrait").first).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("img[src=x]")).to_have_count(0)
    assert page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth") <= 1
