//! Chinese in simplified characters, China. Phone numbers: no local number begins with 0.

use super::{Country, Names, Profile, profile::spots};

pub(super) const PROFILE: Profile = Profile {
    tag: "zh-CN",
    language: "zh",
    country: Country {
        name: "China",
        code: "CN",
        alpha3: "CHN",
        numeric: "156",
        continent: "Asia",
        currency: "CNY",
        currency_name: "Yuan Renminbi",
        currency_symbol: "¥",
        calling: "86",
        vat: "91##############^^",
    },
    names: Names {
        women: &[
            "芳:Fang",
            "秀英:Xiuying",
            "娜:Na",
            "静:Jing",
            "丽:Li",
            "雪:Xue",
            "梅:Mei",
            "婷婷:Tingting",
            "欣怡:Xinyi",
            "雨桐:Yutong",
            "思琪:Siqi",
            "玉兰:Yulan",
            "倩:Qian",
        ],
        men: &[
            "伟:Wei",
            "强:Qiang",
            "磊:Lei",
            "洋:Yang",
            "勇:Yong",
            "杰:Jie",
            "涛:Tao",
            "明:Ming",
            "浩然:Haoran",
            "子轩:Zixuan",
            "建国:Jianguo",
            "志强:Zhiqiang",
            "鹏:Peng",
        ],
        last: &[
            "王:Wang",
            "李:Li",
            "张:Zhang",
            "刘:Liu",
            "陈:Chen",
            "杨:Yang",
            "赵:Zhao",
            "黄:Huang",
            "周:Zhou",
            "吴:Wu",
            "徐:Xu",
            "孙:Sun",
            "胡:Hu",
            "朱:Zhu",
            "高:Gao",
            "林:Lin",
            "何:He",
            "郭:Guo",
            "马:Ma",
            "罗:Luo",
        ],
        feminine: &[],
        full: "{last}{first}",
    },
    spots: spots! {
        "北京市", "北京市" "BJ", "100010", 39.9042 116.4074, "Asia/Shanghai", "+86 10 0000 0###", "PEK";
        "上海市", "上海市" "SH", "200001", 31.2304 121.4737, "Asia/Shanghai", "+86 21 0000 0###", "PVG";
        "广州市", "广东省" "GD", "510030", 23.1291 113.2644, "Asia/Shanghai", "+86 20 0000 0###", "CAN";
        "深圳市", "广东省" "GD", "518000", 22.5431 114.0579, "Asia/Shanghai", "+86 755 0000 0###", "SZX";
        "成都市", "四川省" "SC", "610000", 30.5728 104.0668, "Asia/Shanghai", "+86 28 0000 0###", "CTU";
        "杭州市", "浙江省" "ZJ", "310000", 30.2741 120.1551, "Asia/Shanghai", "+86 571 0000 0###", "HGH";
        "武汉市", "湖北省" "HB", "430000", 30.5928 114.3055, "Asia/Shanghai", "+86 27 0000 0###", "WUH";
    },
    streets: &[
        "人民路",
        "中山路",
        "解放路",
        "建设路",
        "和平街",
        "南京路",
        "长江路",
        "文化路",
        "朝阳街",
    ],
    street: "{street}{n}号",
    unit: "{n}室",
    address: "{region}{city}{street}",
    companies: &[
        "{last}氏科技有限公司",
        "{last}氏贸易有限公司",
        "{last}氏实业股份有限公司",
        "{last}{other}物流有限公司",
        "{last}氏食品有限公司",
    ],
    mobile: "+86 100 0000 0###",
    iban: None,
};
