"""Characters of more than one sound, as names have them: the likeliest sound first."""

# Surnames that a dictionary of words reads otherwise.
SURNAMES = """
单shan 仇qiu 查zha 区ou 解xie 朴piao 翟zhai 盖ge,gai 曾zeng 覃qin,tan 乐yue,le 员yun 贠yun
隗wei,kui 缪miao 卜bu 召shao 乜nie 佴nai 洗xian 冼xian 折she 种chong 黑he 祭zhai 阚kan 繁po
句gou 能nai 郇xun,huan 藏zang 秘bi 薄bo 角jue 颉xie 适kuo 都du 粘nian 长chang 重chong 载dai
率shuai 尉wei,yu 牟mu,mou 宓mi,fu 贾jia 艾ai 陆lu 盛sheng 强qiang 阿a 汤tang 冯feng
"""

COMPOUND_SURNAMES = """
尉迟yu,chi 万俟mo,qi 单于chan,yu 澹台tan,tai 长孙zhang,sun 乐正yue,zheng 子车zi,ju 令狐ling,hu
夏侯xia,hou 呼延hu,yan 拓跋tuo,ba 赫连he,lian 完颜wan,yan 耶律ye,lv 皇甫huang,fu 淳于chun,yu
鲜于xian,yu 夹谷jia,gu 谷梁gu,liang 那拉na,la 东方dong,fang 车非che,fei 折娄she,lou
"""

# What else is common: sounds that many words have, and those of given names. What was spoken two
# thousand years ago is left out, or half of all clients would be found by half of all syllables.
COMMON = """
乐le,yue 乘cheng,sheng 亲qin,qing 仔zi,zai 传chuan,zhuan 便bian,pian 俩lia,liang 削xue,xiao
劲jin,jing 卜bu,bo 卡ka,qia 参can,shen,cen 叨dao,tao 呢ni,ne 和he,huo 咽yan,ye 圈quan,juan
埋mai,man 堡bao,bu,pu 塞sai,se 奇qi,ji 宿su,xiu 将jiang,qiang 屏ping,bing 属shu,zhu
差cha,chai,ci 度du,duo 弹dan,tan 强qiang,jiang 扎zha,za 折zhe,she 拓tuo,ta 择ze,zhai 景jing,ying
暴bao,pu 曾zeng,ceng 朝chao,zhao 朴pu,piao,po 柏bai,bo 校xiao,jiao 模mo,mu 汤tang,shang
没mei,mo 泊bo,po 澄cheng,deng 爪zhao,zhua 牟mou,mu 率lv,shuai 的de,di 盛sheng,cheng
省sheng,xing 着zhe,zhuo,zhao 称cheng,chen 粘nian,zhan 系xi,ji 纤xian,qian 纶lun,guan 给gei,ji
绿lv,lu 缪miu,mou 脉mai,mo 色se,shai 艾ai,yi 著zhu,zhuo 蔓man,wan 薄bo,bao 藉jie,ji
藏cang,zang 血xue,xie 行xing,hang 裳shang,chang 见jian,xian 觉jue,jiao 角jiao,jue 解jie,xie
谁shui,shei 调diao,tiao 贾jia,gu 辟pi,bi 还huan,hai 遗yi,wei 都du,dou 重zhong,chong 钥yao,yue
铛dang,cheng 长chang,zhang 阿a,e 陆lu,liu 降jiang,xiang 雀que,qiao 露lu,lou 靓liang,jing
颤chan,zhan 晟sheng,cheng 茜qian,xi 莎sha,suo 娜na,nuo 蔚wei,yu 佛fo,fu 厦xia,sha 说shuo,yue
炅jiong,gui 伽jia,qie 禅chan,shan 蕃fan,bo 钿dian,tian 杉shan,sha 莞guan,wan 隽juan,jun
沈shen,chen 楷kai,jie 珩heng,hang 泷long,shuang 浚jun,xun 殷yin,yan 车che,ju 什shi,shen
骑qi,ji 咯ge,lo 荨qian,xun 蛾e,yi 翟zhai,di 盖gai,ge 石shi,dan 褚chu,zhu 祭ji,zhai 会hui,kuai
"""


def read_table(table: str) -> dict[str, tuple[str, ...]]:
    """Return the sounds of a table by what has them."""
    found = {}
    for entry in table.split():
        written = entry.rstrip("abcdefghijklmnopqrstuvwxyz,")
        found[written] = tuple(entry.removeprefix(written).split(","))
    return found
