"""A small archive of invented committees, for tests of queries and pages: two provinces, one city, one county, a digest."""

from sqlalchemy import Connection

from archive.schema.vocabulary import Basis, Genre, Level, Modality, Theme
from tests.builders import ArchiveBuilder

EAST = "共青团东川省委员会"
CITY = "共青团东川省云州市委员会"
COUNTY = "共青团东川省云州市竹溪县委员会"
WEST = "共青团西岭省委员会"

REPORT = (
    "# 一、回顾",
    "2020年3月25日，召开全省电话会议。全年实施“小树苗计划”，资助学生1200名。",
    "# 二、打算",
    "2021年将建成青年书屋30个，继续办好“小树苗计划”。",
)
NEWS = (
    "云州市五年来开展小树苗行动20场，覆盖青少年5000人次。",
    "12月16日至18日，云州市举办青年书屋开放周。竹溪县建成青年书屋3个。",
)
OTHER = ("西岭省<b>小树苗</b>计划自2019年启动，每年资助学生300名。",)


def fill(connection: Connection) -> ArchiveBuilder:
    """Add the sample to an empty archive."""
    b = ArchiveBuilder(connection)
    b.organisation(EAST, official_name="共青团东川省委员会", level=Level.PROVINCE)
    b.organisation(CITY, official_name="共青团云州市委员会", parent=EAST)
    b.organisation(COUNTY, official_name="共青团竹溪县委员会", level=Level.COUNTY, parent=CITY)
    b.organisation(WEST, official_name="共青团西岭省委员会", level=Level.PROVINCE)
    b.initiative("小树苗计划", "sapling", theme=Theme.SERVICE)
    b.initiative("青年书屋", "book-room", theme=Theme.PUBLICITY, family="rooms", family_name="青年阅读空间")
    b.initiative("书香驿站", "book-stop", theme=Theme.PUBLICITY, family="rooms")
    _report(b)
    _news(b)
    _other(b)
    return b


def _report(b: ArchiveBuilder) -> None:
    d = b.document(
        "dreport",
        *REPORT,
        title="东川省2020年工作报告",
        issuer=EAST,
        published="2020-12-30",
        period="2020",
        number="东青发〔2020〕9号",
    )
    b.time(d, "2020年3月25日", "2020-03-25")
    b.body(d, "全省", EAST)
    figure = b.figure(d, "1200名", 1200, "名", initiative="sapling", by=EAST)
    meeting = b.milestone(d, "2020年3月25日，召开全省电话会议", "2020-03-25", by=(EAST,), salience=0.9)
    b.milestone(
        d,
        "全年实施“小树苗计划”，资助学生1200名",
        "2020",
        by=(EAST,),
        initiatives=("sapling",),
        figures=(figure,),
        basis=Basis.INHERITED,
        inherited_from="period",
    )
    plan = "2021年将建成青年书屋30个，继续办好“小树苗计划”"
    b.milestone(d, plan, "2021", by=(EAST,), initiatives=("book-room",), modality=Modality.PLANNED)
    b.mention(d, "“小树苗计划”", "sapling", EAST)
    b.mention(d, "青年书屋", "book-room", EAST, modality=Modality.PLANNED)
    again = b.document(
        "dagain", "2020年3月24日，召开全省电话会议。", title="会议消息", published="2020-03-26", genre=Genre.NEWS
    )
    other = b.milestone(again, "2020年3月24日，召开全省电话会议", "2020-03-24", by=(EAST,))
    b.event("emeeting", "全省电话会议", "2020-03-24/2020-03-25", meeting, other, disputed=True)


def _news(b: ArchiveBuilder) -> None:
    d = b.document(
        "dnews", *NEWS, title="云州市青年工作巡礼", issuer=CITY, published="2023~", period="2018/2023", digest=True
    )
    b.time(d, "12月16日至18日", "2022-12-16/2022-12-18", basis=Basis.RELATIVE, reference="2023")
    b.milestone(
        d,
        "开展小树苗行动20场",
        "2018~/2023",
        by=(CITY,),
        initiatives=("sapling",),
        basis=Basis.INHERITED,
        inherited_from="period",
    )
    b.milestone(
        d, "12月16日至18日，云州市举办青年书屋开放周", "2022-12-16/2022-12-18", by=(CITY,), initiatives=("book-room",)
    )
    b.milestone(d, "竹溪县建成青年书屋3个", "2022-12~", by=(COUNTY,), initiatives=("book-room",))
    b.mention(d, "小树苗行动", "sapling", CITY)
    b.mention(d, "青年书屋", "book-room", CITY)
    b.mention(d, "青年书屋", "book-room", COUNTY, after=50)


def _other(b: ArchiveBuilder) -> None:
    title = "<script>alert(1)</script>西岭省来信"
    d = b.document("dwest", *OTHER, title=title, issuer=WEST, published="2019-06", genre=Genre.NEWS)
    b.milestone(d, "计划自2019年启动", "2019", by=(WEST,), initiatives=("sapling",))
    b.mention(d, "小树苗", "sapling", WEST)
    b.document("dhidden", "这一段不应出现。", title="撤下的文献", withdrawn="按要求撤下")
