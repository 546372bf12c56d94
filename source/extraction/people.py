"""Chinese personal names in pinyin: surname, then a given name of one or two syllables.

The surnames are the romanised forms of the most common Chinese surnames (about 95 % of the population, after the
name statistics of the Ministry of Public Security); syllables after the Hanyu Pinyin scheme (ISO 7098).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ontology import terms
from source.extraction.names import Name, NameKind, Words

SURNAMES = frozenset(
    """
    Ai An Bai Bao Bi Bian Cai Cao Cen Chang Che Chen Cheng Chi Chu Cui Dai Deng Di Diao Ding Dong Dou Du Duan Fan
    Fang Fei Feng Fu Gan Gao Ge Geng Gong Gou Gu Guan Guo Han Hao He Hong Hou Hu Hua Huang Huo Ji Jia Jian Jiang
    Jiao Jin Jing Ju Kang Ke Kong Lai Lan Lei Leng Li Lian Liang Liao Lin Ling Liu Long Lou Lu Luan Luo Lyu Lü Lv Ma
    Mai Man Mao Mei Meng Miao Min Ming Mo Mu Na Nan Ni Nie Niu Ning Ou Ouyang Pan Pang Pei Peng Pi Ping Pu Qi Qian
    Qiao Qin Qiu Qu Quan Que Ran Rao Ren Rong Ruan Rui Sang Sha Shan Shang Shao She Shen Sheng Shi Shu Si Sima Situ
    Song Su Sui Sun Tai Tan Tang Tao Tian Tong Tu Wan Wang Wei Wen Weng Wu Xi Xia Xiang Xiao Xie Xin Xing Xiong Xu
    Xuan Xue Yan Yang Yao Ye Yi Yin Ying You Yu Yuan Yue Yun Zang Zeng Zha Zhai Zhan Zhang Zhao Zhen Zheng Zhong
    Zhou Zhu Zhuang Zhuge Zhuo Zong Zou Zu Zuo
    """.split()
)
_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ueng|iao|ian|ing|uai|uan|ang|eng|ong|ia|ie|iu|in|ua|uo|ui|un|ue|üe|ve|ai|ei|ao|ou|an|en|er|a|o|e|i|u|ü|v)"
)
_GIVEN = re.compile(rf"{_SYLLABLE}(?:[-'’]?{_SYLLABLE})?", re.IGNORECASE)
PERSON_WORDS = frozenset("Mr Mr. Ms Ms. Mrs Mrs. Dr Dr. Prof Prof. Professor".split())


def is_person_name(words: Sequence[str], place_words: Collection[str]) -> bool:
    """Whether two or three words are a Chinese personal name: "Shi Yang", "Wang Jiwu", "Ouyang Zhi Yuan".

    ``place_words`` are the words of large places: those are no given names ("Wang Hangzhou").
    """
    if len(words) not in (2, 3) or (words[0].capitalize() if words[0].isupper() else words[0]) not in SURNAMES:
        return False
    for word in words[1:]:
        if not word[:1].isupper() or word.isupper() or not _GIVEN.fullmatch(word):
            return False
    if len(words) == 3:
        return all(len(w) <= 5 for w in words[1:])
    return words[1] not in place_words


def find_persons(words: Words, place_words: Collection[str]) -> list[Name]:
    """All Chinese personal names in order, none overlapping; three words before two."""
    found, i = [], 0
    while i < len(words):
        fits = (n for n in (3, 2) if i + n <= len(words) and is_person_name(words[i : i + n], place_words))
        size = next(fits, 0)
        if size:
            found.append(Name(i, i + size, NameKind.PERSON, terms.PERSON, i + size - 1))
        i += size or 1
    return found
