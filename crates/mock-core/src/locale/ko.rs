//! Korean, South Korea. Phone numbers: no exchange begins with 0.

use super::{Country, Names, Profile, profile::spots};

pub(super) const PROFILE: Profile = Profile {
    tag: "ko",
    language: "ko",
    country: Country {
        name: "South Korea",
        code: "KR",
        alpha3: "KOR",
        numeric: "410",
        continent: "Asia",
        currency: "KRW",
        currency_name: "South Korean Won",
        currency_symbol: "₩",
        calling: "82",
        vat: "###-##-#####",
    },
    names: Names {
        women: &[
            "서연:Seoyeon",
            "지우:Jiwoo",
            "민지:Minji",
            "하은:Haeun",
            "수빈:Subin",
            "은주:Eunju",
            "미영:Miyoung",
            "영숙:Youngsook",
            "예린:Yerin",
            "소희:Sohee",
            "유나:Yuna",
            "지혜:Jihye",
        ],
        men: &[
            "민준:Minjun",
            "서준:Seojun",
            "도윤:Doyun",
            "지훈:Jihoon",
            "현우:Hyunwoo",
            "성민:Sungmin",
            "영수:Youngsoo",
            "준호:Junho",
            "태현:Taehyun",
            "동현:Donghyun",
            "상우:Sangwoo",
            "재민:Jaemin",
        ],
        last: &[
            "김:Kim",
            "이:Lee",
            "박:Park",
            "최:Choi",
            "정:Jung",
            "강:Kang",
            "조:Cho",
            "윤:Yoon",
            "장:Jang",
            "임:Lim",
            "한:Han",
            "오:Oh",
            "서:Seo",
            "신:Shin",
            "권:Kwon",
            "황:Hwang",
            "안:Ahn",
            "송:Song",
        ],
        feminine: &[],
        full: "{last}{first}",
    },
    spots: spots! {
        "중구", "서울특별시" "11", "04524", 37.5665 126.9780, "Asia/Seoul", "+82 2-000-0###", "ICN";
        "해운대구", "부산광역시" "26", "48094", 35.1631 129.1636, "Asia/Seoul", "+82 51-000-0###", "PUS";
        "수성구", "대구광역시" "27", "42087", 35.8582 128.6306, "Asia/Seoul", "+82 53-000-0###", "TAE";
        "연수구", "인천광역시" "28", "21998", 37.4101 126.6783, "Asia/Seoul", "+82 32-000-0###", "ICN";
        "서구", "광주광역시" "29", "61945", 35.1520 126.8895, "Asia/Seoul", "+82 62-000-0###", "KWJ";
        "유성구", "대전광역시" "30", "34141", 36.3623 127.3561, "Asia/Seoul", "+82 42-000-0###", "CJJ";
    },
    streets: &[
        "세종대로",
        "테헤란로",
        "중앙로",
        "해변로",
        "대학로",
        "충장로",
        "동성로",
        "한밭대로",
        "강남대로",
    ],
    street: "{street} {n}",
    unit: "{n}호",
    address: "{region} {city} {street}",
    companies: &[
        "주식회사 {last}앤{other}",
        "{last}상사",
        "{last}전자 주식회사",
        "{last}물산 주식회사",
    ],
    mobile: "+82 10-0000-0###",
    iban: None,
};
