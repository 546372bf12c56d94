"""What no rule gives: readings, established English names, countries and regions (for ``make_gazetteer.py`` only).

Sources: GB/T 2260 for the divisions, ISO 3166-1 alpha-3 for the countries; the rest is common usage in English.
"""

from collections.abc import Mapping
from typing import Final

CHARACTERS: Final[Mapping[str, str]] = {
    "长": "chang", "都": "du", "什": "shi", "佛": "fo", "勒": "le", "单": "shan", "卡": "ka", "圩": "xu", "堡": "bu",
    "尾": "wei", "峙": "shi", "曾": "zeng", "朝": "chao", "柏": "bai", "浚": "xun", "泊": "bo", "漯": "luo",
    "珲": "hun", "筠": "jun", "蚌": "beng", "覃": "qin", "宕": "tan",
}  # fmt: skip
"""How these characters are read in names of places, whatever their commonest reading is."""

STEMS: Final[Mapping[str, str]] = {
    "长子": "Zhangzi", "乐亭": "Laoting", "乐陵": "Laoling", "乐清": "Yueqing", "南乐": "Nanle", "民乐": "Minle",
    "六合": "Luhe", "六安": "Lu'an", "大城": "Daicheng", "涡阳": "Guoyang", "荥经": "Yingjing", "闵行": "Minhang",
    "洪洞": "Hongtong", "内蒙古": "Inner Mongolia", "西藏": "Tibet", "陕西": "Shaanxi", "香港": "Hong Kong",
    "澳门": "Macao", "呼和浩特": "Hohhot", "包头": "Baotou", "鄂尔多斯": "Ordos", "呼伦贝尔": "Hulunbuir",
    "乌兰察布": "Ulanqab", "巴彦淖尔": "Bayannur", "锡林郭勒": "Xilingol", "锡林浩特": "Xilinhot",
    "乌兰浩特": "Ulanhot", "二连浩特": "Erenhot", "满洲里": "Manzhouli", "阿拉善": "Alxa", "乌鲁木齐": "Urumqi",
    "克拉玛依": "Karamay", "吐鲁番": "Turpan", "哈密": "Hami", "阿克苏": "Aksu", "喀什": "Kashgar", "和田": "Hotan",
    "伊犁": "Ili", "阿勒泰": "Altay", "博尔塔拉": "Bortala", "巴音郭楞": "Bayingolin", "克孜勒苏": "Kizilsu",
    "库尔勒": "Korla", "库车": "Kuqa", "莎车": "Yarkant", "奎屯": "Kuytun", "阿拉尔": "Aral", "霍尔果斯": "Horgos",
    "阿图什": "Artux", "拉萨": "Lhasa", "日喀则": "Shigatse", "昌都": "Qamdo", "林芝": "Nyingchi", "那曲": "Nagqu",
    "阿里": "Ngari", "格尔木": "Golmud", "德令哈": "Delingha", "果洛": "Golog", "阿坝": "Aba",
    "甘孜": "Garze", "香格里拉": "Shangri-La", "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar", "佳木斯": "Jiamusi",
    "大兴安岭": "Da Hinggan Ling", "台湾": "Taiwan", "海拉尔": "Hailar", "科尔沁": "Horqin", "准格尔": "Jungar",
    "和林格尔": "Horinger", "阿尔山": "Arxan", "额尔古纳": "Ergun", "台儿庄": "Taierzhuang", "若尔盖": "Zoige",
    "杜尔伯特": "Dorbod", "前郭尔罗斯": "Qian Gorlos", "萨尔图": "Sartu", "富拉尔基": "Fularji", "图木舒克": "Tumxuk",
    "宁洱": "Ning'er", "普洱": "Pu'er", "西双版纳": "Xishuangbanna",
}  # fmt: skip
"""Stems whose English name is no plain pinyin, or whose reading depends on the whole name."""

OTHER_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "西藏": ("Xizang", "Xizang Autonomous Region"),
    "新疆": ("Xinjiang Uyghur Autonomous Region",),
    "澳门": ("Macau", "Macao SAR", "Macau SAR"),
    "香港": ("Hongkong", "Hong Kong SAR", "HKSAR"),
    "呼和浩特": ("Huhhot",),
    "呼伦贝尔": ("Hulunbeir",),
    "乌鲁木齐": ("Ürümqi",),
    "日喀则": ("Xigaze",),
    "喀什": ("Kashi",),
    "和田": ("Khotan",),
    "百色": ("Bose",),
    "大兴安岭": ("Daxing'anling",),
    "哈密": ("Kumul",),
}
"""More names in use, by the Chinese stem."""

PEOPLES: Final[Mapping[str, str]] = {
    "蒙古": "Mongol", "蒙古族": "Mongol", "回族": "Hui", "藏族": "Tibetan", "维吾尔": "Uygur", "苗族": "Miao",
    "彝族": "Yi", "壮族": "Zhuang", "布依族": "Bouyei", "朝鲜族": "Korean", "满族": "Manchu", "侗族": "Dong",
    "瑶族": "Yao", "白族": "Bai", "土家族": "Tujia", "哈尼族": "Hani", "哈萨克": "Kazak", "哈萨克族": "Kazak",
    "傣族": "Dai", "黎族": "Li", "傈僳族": "Lisu", "佤族": "Va", "畲族": "She", "拉祜族": "Lahu", "水族": "Shui",
    "东乡族": "Dongxiang", "纳西族": "Naxi", "景颇族": "Jingpo", "柯尔克孜": "Kirgiz", "土族": "Tu",
    "达斡尔族": "Daur", "仫佬族": "Mulao", "羌族": "Qiang", "布朗族": "Blang", "撒拉族": "Salar", "毛南族": "Maonan",
    "仡佬族": "Gelao", "锡伯": "Xibe", "普米族": "Pumi", "塔吉克": "Tajik", "怒族": "Nu", "鄂温克族": "Ewenki",
    "保安族": "Bonan", "裕固族": "Yugur", "独龙族": "Derung", "鄂伦春": "Oroqen", "各族": "Various Nationalities",
}  # fmt: skip
"""Peoples that stand in the names of autonomous divisions."""

COUNTRIES: Final = """
CHN|China|中国|People's Republic of China;PRC|People's Republic of China
USA|United States|美国|US;U.S.;USA;U.S.A.;United States of America|United States of America
GBR|United Kingdom|英国|UK;U.K.;Britain;Great Britain|United Kingdom of Great Britain and Northern Ireland
DEU|Germany|德国||Federal Republic of Germany
FRA|France|法国||French Republic
ITA|Italy|意大利||Italian Republic
ESP|Spain|西班牙||Kingdom of Spain
PRT|Portugal|葡萄牙||Portuguese Republic
NLD|Netherlands|荷兰|Holland;The Netherlands|Kingdom of the Netherlands
BEL|Belgium|比利时||Kingdom of Belgium
CHE|Switzerland|瑞士||Swiss Confederation
AUT|Austria|奥地利||Republic of Austria
SWE|Sweden|瑞典||Kingdom of Sweden
NOR|Norway|挪威||Kingdom of Norway
DNK|Denmark|丹麦||Kingdom of Denmark
FIN|Finland|芬兰||Republic of Finland
ISL|Iceland|冰岛||
IRL|Ireland|爱尔兰||
LUX|Luxembourg|卢森堡||
POL|Poland|波兰||Republic of Poland
CZE|Czech Republic|捷克|Czechia|
SVK|Slovakia|斯洛伐克||
HUN|Hungary|匈牙利||
ROU|Romania|罗马尼亚||
BGR|Bulgaria|保加利亚||
GRC|Greece|希腊||
SRB|Serbia|塞尔维亚||
HRV|Croatia|克罗地亚||
SVN|Slovenia|斯洛文尼亚||
EST|Estonia|爱沙尼亚||
LVA|Latvia|拉脱维亚||
LTU|Lithuania|立陶宛||
UKR|Ukraine|乌克兰||
BLR|Belarus|白俄罗斯||
RUS|Russia|俄罗斯||Russian Federation
KAZ|Kazakhstan|哈萨克斯坦||
UZB|Uzbekistan|乌兹别克斯坦||
KGZ|Kyrgyzstan|吉尔吉斯斯坦||
TJK|Tajikistan|塔吉克斯坦||
MNG|Mongolia|蒙古国||
JPN|Japan|日本||
KOR|South Korea|韩国|Republic of Korea;ROK|Republic of Korea
PRK|North Korea|朝鲜|DPRK|
SGP|Singapore|新加坡||Republic of Singapore
MYS|Malaysia|马来西亚||
THA|Thailand|泰国||Kingdom of Thailand
VNM|Vietnam|越南|Viet Nam|
IDN|Indonesia|印度尼西亚||
PHL|Philippines|菲律宾||
KHM|Cambodia|柬埔寨||
LAO|Laos|老挝||
MMR|Myanmar|缅甸||
BRN|Brunei|文莱||
IND|India|印度||
PAK|Pakistan|巴基斯坦||
BGD|Bangladesh|孟加拉国||
LKA|Sri Lanka|斯里兰卡||
NPL|Nepal|尼泊尔||
IRN|Iran|伊朗||
IRQ|Iraq|伊拉克||
ISR|Israel|以色列||State of Israel
SAU|Saudi Arabia|沙特阿拉伯||Kingdom of Saudi Arabia
ARE|United Arab Emirates|阿拉伯联合酋长国|UAE|
QAT|Qatar|卡塔尔||
KWT|Kuwait|科威特||
TUR|Turkey|土耳其|Türkiye|
EGY|Egypt|埃及||
MAR|Morocco|摩洛哥||
DZA|Algeria|阿尔及利亚||
NGA|Nigeria|尼日利亚||
ETH|Ethiopia|埃塞俄比亚||
KEN|Kenya|肯尼亚||
TZA|Tanzania|坦桑尼亚||
ZAF|South Africa|南非||Republic of South Africa
CAN|Canada|加拿大||
MEX|Mexico|墨西哥||
BRA|Brazil|巴西||
ARG|Argentina|阿根廷||
CHL|Chile|智利||
PER|Peru|秘鲁||
COL|Colombia|哥伦比亚||
CUB|Cuba|古巴||
AUS|Australia|澳大利亚||
NZL|New Zealand|新西兰||
"""
"""Code, name, Chinese name, other names, full name (the name where empty)."""

REGIONS: Final = """
R-YRD|Yangtze River Delta|长三角|Yangtze Delta;YRD;Yangtze River Delta Region;长江三角洲|Yangtze River Delta Region
R-PRD|Pearl River Delta|珠三角|PRD;Pearl River Delta Region;珠江三角洲|Pearl River Delta Region
R-GBA|Guangdong-Hong Kong-Macao Greater Bay Area|粤港澳大湾区|Greater Bay Area;\
Guangdong-Hong Kong-Macau Greater Bay Area;\
Guangdong–Hong Kong–Macao Greater Bay Area;GBA|
R-JJJ|Beijing-Tianjin-Hebei region|京津冀|Beijing-Tianjin-Hebei;Beijing-Tianjin-Hebei Region;Jing-Jin-Ji;\
Beijing-Tianjin-Hebei area|
R-YREB|Yangtze River Economic Belt|长江经济带|Yangtze Economic Belt|
R-CYE|Chengdu-Chongqing economic circle|成渝地区双城经济圈|Chengdu-Chongqing region;Chengdu-Chongqing Economic Circle;\
Chengdu-Chongqing Twin-City Economic Circle|
R-HZB|Hangzhou Bay|杭州湾|Hangzhou Bay area;Hangzhou Bay Area;Hangzhou Bay Rim;环杭州湾|
R-BOH|Bohai Rim|环渤海|Bohai Economic Rim;Bohai Bay;Bohai Sea Rim|
"""
"""Code, name, Chinese name, other names, full name: areas that are no administrative units, all of them in China."""
