// What pages say of themselves, as data: how to read it is page-signs.ts. What is found is a hint, never a proof.

/** One sign, and where it was seen or is documented. */
export type Rule = { readonly source: string; readonly pattern: RegExp }

/** An answer's header that says a challenge came instead of the page. */
export const challengeHeaders: readonly (Rule & { readonly header: string })[] = [
  {
    header: 'cf-mitigated',
    pattern: /^challenge$/,
    source:
      'https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/',
  },
  {
    header: 'x-amzn-waf-action',
    pattern: /^(?:challenge|captcha)$/,
    source:
      'https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html',
  },
  {
    header: 'x-vercel-mitigated',
    pattern: /^challenge$/,
    source: 'https://vercel.com/docs/vercel-firewall/firewall-concepts',
  },
  {
    header: 'x-datadome',
    pattern: /^(?!protected)./,
    source: 'https://github.com/microlinkhq/is-antibot (DataDome)',
  },
]

/** The whole title of a page that wants to see a browser or a person first, whatever its status. */
export const challengeTitles: readonly Rule[] = [
  {
    pattern:
      /^(?:just a moment|one moment, please|请稍候|請稍候|nur einen moment|einen moment, bitte|un momento|un instant|один момент|しばらくお待ちください|잠시만 기다리십시오)[….。]*$/i,
    source:
      'https://github.com/filiph/linkcheck/issues/122 (Cloudflare, in the languages it translates)',
  },
  {
    pattern: /^(?:attention required!|please wait\.*) \| cloudflare$/i,
    source: 'https://github.com/linkchecker/linkchecker/issues/738 (Cloudflare)',
  },
  {
    pattern: /^ddos-guard$|^checking your browser\b/i,
    source: 'https://github.com/groktopus/groktocrawl/pull/48 (DDoS-Guard)',
  },
  {
    pattern:
      /^access denied$|^access to this page has been denied\.?$|^pardon our interruption\.*$/i,
    source:
      'https://github.com/adobe/spacecat-audit-worker/issues/2360 (Akamai, PerimeterX, Imperva)',
  },
  {
    pattern: /^making sure you(?:['’]re| are) not a bot!?$/i,
    source: 'https://github.com/TecharoHQ/anubis',
  },
  {
    pattern: /^vercel security checkpoint$/i,
    source: 'https://github.com/MikkoParkkola/nab/issues/25',
  },
  {
    pattern: /^sucuri website firewall\b/i,
    source: 'https://github.com/microlinkhq/is-antibot (Sucuri)',
  },
  {
    pattern:
      /^(?:robot check|robot or human\??|one more step|(?:verify|check)ing your (?:browser|connection)\.*|are you (?:a )?(?:human|robot)\??|(?:bot|human|security|captcha) (?:verification|check|challenge)|verify(?:ing)? (?:that )?you are (?:a )?human\.*|captcha|i['’]m not a robot)$/i,
    source: 'https://github.com/firecrawl/firecrawl/pull/4461',
  },
  {
    pattern:
      /^(?:百度|腾讯|微信|浏览器)?(?:安全(?:性)?(?:验证|驗證|检查|检测|檢查)|人[机機](?:验证|驗證|识别)(?:检测)?|滑动验证|滑块验证|访问验证|验证码|身份验证|环境异常|访问受限|(?:访问|请求)(?:已)?被?(?:拦截|阻断)|(?:宝塔|网站)防火墙|系统检测到异常流量)(?:中心|页面|中间页|拦截)?$/,
    source:
      'https://github.com/hxz393/BaiduPanFilesTransfers/issues/99 (and the firewalls of hosting panels)',
  },
  {
    pattern: /^проверка браузера\b|^вы не робот\??$/i,
    source: 'https://github.com/daijro/camoufox/issues/300 (Yandex)',
  },
]

/** What stands in the source of such a page. Pages behind the same services hold the same words, but more to read. */
export const challengeMarks: readonly Rule[] = [
  {
    pattern: /acw_sc__v[23]|\bvar arg1\s*=|aliyun_waf_/,
    source: 'https://github.com/OpenListTeam/OpenList (lanzou)',
  },
  {
    pattern: /\/_Incapsula_Resource\b/,
    source: 'https://github.com/microlinkhq/is-antibot/pull/60',
  },
  {
    pattern: /\b_cf_chl_opt\b|\bcf-browser-verification\b|\/cdn-cgi\/challenge-platform\/h\//,
    source: 'https://github.com/microlinkhq/is-antibot/pull/55',
  },
  {
    pattern: /captcha-delivery\.com|\bpx-captcha\b|token\.awswaf\.com|\bawsWafCookieDomainList\b/,
    source: 'https://github.com/internetarchive/heritrix3/pull/760 (DataDome, PerimeterX, AWS)',
  },
  {
    pattern:
      /\/\.within\.website\/x\/cmd\/anubis\/|\bddos-guard\/js-challenge\b|\bx5secdata\b|\b_fs-ch-/i,
    source: 'https://github.com/microlinkhq/is-antibot (Anubis, Alibaba, FullStory)',
  },
  {
    pattern:
      /\bsec-if-cpt-container\b|\/_sec\/(?:cp_challenge|verify)\b|[?&]bm-verify=|\bsucuri_cloudproxy_js\b|\bYunSuoAutoJump\b|[?&]security_verify_data=|\/(?:huadong|renji)_[\da-f]+|\bslowAES\.decrypt\b|\/errors\/validateCaptcha\b/,
    source:
      'https://github.com/microlinkhq/is-antibot (Akamai, Sucuri, Amazon; the same of Yunsuo, BaoTa and byet.host)',
  },
  {
    pattern:
      /unusual traffic from your computer network|the requested url was rejected\. please consult|\battack id: ?\d|input verify code above|(?:请求|访问|攻击)[^。<]{0,30}(?:管理员设置|被)[^。<]{0,12}(?:拦截|阻断)|(?:正在)?(?:检测|确认)(?:您|你)(?:的浏览器|是真人)|雷池|보안문자를? ?입력/i,
    source:
      'https://github.com/EnableSecurity/wafw00f (Google, F5, Fortinet, GoEdge, 360, Tencent, BaoTa, SafeLine)',
  },
  {
    pattern: /\bTencentCaptcha\b|\binitGeetest\b|\bg-recaptcha\b|\bh-captcha\b|\bcf-turnstile\b/,
    source: 'https://github.com/microlinkhq/is-antibot (captcha services)',
  },
  {
    pattern:
      /(?:请|請)(?:先)?完成(?:下方|以下|下列)?(?:安全)?(?:验证|驗證)|拖动(?:下方)?滑块|enable javascript and cookies to continue/i,
    source: 'https://github.com/zhelper-org/search-page/issues/3',
  },
]

/** A page of a domain that is for sale, or has run out: its title or headline, or all there is to read. */
export const parkedWords: readonly Rule[] = [
  {
    pattern:
      /\b(?:this |the )?(?:domain(?: name)?|website|site)(?: [\w.-]+\.[a-z]{2,})? (?:is|may be|might be) (?:for sale|available for (?:sale|purchase))\b|\b[\w-]+\.[a-z]{2,} is for sale\b|^[\w.-]+\.[a-z]{2,} for sale\b|\b[\w-]+\.[a-z]{2,} is parked\b|\bparked free\b|\bdomain is registered at \w+|\b(?:buy|purchase|get) this domain\b|\bthis domain(?: name)? (?:has )?(?:expired|is parked|has been registered)\b|\bdomain (?:expired|parking|reserved)\b/i,
    source: 'https://github.com/funilrys/PyFunceble/issues/255',
  },
  {
    pattern:
      /(?:域名|網域|网域)(?:正在|已|可[以供]?|现)?(?:合作\/)?(?:出售|转让|轉讓|過期|过期|到期)|域名(?:停放|停靠)|(?:该|此|本)域名(?:已|由)[^。]{0,20}(?:注册|停放|停靠)[^。]{0,10}(?:停放|停靠|未绑定)|(?:出售|转让|转讓)(?:此|该|本)?域名|(?:此|该|本)域名(?:可能)?(?:正在|已)?(?:出售|转让)/,
    source: 'https://github.com/cadeyrn/bookmarks-organizer/issues/130',
  },
  {
    pattern:
      /このドメイン(?:は|を)[^。]{0,30}(?:販売|売り出|期限切れ|で取得されています)|도메인[^.]{0,10}(?:판매|만료)|домен[^.]{0,20}(?:прода[её]тся|припаркован|ист[её]к)|domain (?:steht zum verkauf|zu verkaufen)/i,
    source:
      'https://github.com/cadeyrn/bookmarks-organizer/issues/130 (the same in other languages)',
  },
]

/** What stands in the source of a parked page that says nothing by itself. */
export const parkedMarks: readonly Rule[] = [
  {
    pattern:
      /(?:sedoparking|parkingcrew|bodis|parklogic|above|namebrightstatic|img\.sedoparking)\.(?:com|net)\b|d38psrni17bvxu\.cloudfront\.net|\bparking\.bodiscdn\.com\b|\bLANDER_SYSTEM\b|window\.location\.href\s*=\s*["']\/lander/i,
    source: 'https://github.com/AdguardTeam/DeadDomainsLinter/issues/39',
  },
]

/** Hosts that sell other people's domains; `ww1.example.com` is what a parked `example.com` redirects to. */
export const parkedHosts: readonly Rule[] = [
  {
    pattern:
      /(?:^|\.)(?:hugedomains|dan|afternic|sedo|bodis|sedoparking|parkingcrew|buydomains|undeveloped|dynadot|domainmarket|efty)\.com$|^forsale\.godaddy\.com$|^mi\.aliyun\.com$/,
    source: 'https://github.com/internetarchive/wayback-machine-firefox/issues/40',
  },
  {
    pattern: /^ww\d{1,2}\./,
    source: 'https://github.com/internetarchive/wayback-machine-firefox/issues/40',
  },
]

/** The last part of a path that tells an error, without its ending. */
export const errorPaths: Rule = {
  pattern:
    /^(?:(?:http|page|file|link|share|custom|generic|general|default|app|sys|system)?[-_]?(?:errors?|err|404|410|not[-_]?found|not?[-_]?exists?|no[-_]?(?:page|file|share)|missing|gone|expired|invalid|unavailable|removed|deleted|disabled)(?:[-_]?(?:404|410|page|file|link|error|found|message|msg))*|(?:404|410)[-_]?(?:errors?|page|notfound)?|oops|sorry|whoops|(?:页面|文件|分享)?(?:不存在|找不到|已失效|错误))$/i,
  source: 'https://github.com/unitedstates/inspectors-general/pull/227',
}

/** A query that tells an error, by the names in it. */
export const errorQueries: Rule = {
  pattern:
    /(?:^\?|&)(?:aspxerrorpath|errno|error|err|errorcode|error_code|notfound|not_found|404)(?:[=;:&]|$)/i,
  source: 'https://github.com/unitedstates/inspectors-general/pull/227 (ASP.NET); MediaFire',
}

/** A part of a path, or the first part of a host, where one signs in. */
export const loginPaths: Rule = {
  pattern:
    /^(?:(?:user|users|member|account|auth|web|service|v-?code|sso|wap|mobile|admin|wp)?[-_]?(?:log[-_]?[io]n|sign[-_]?in)(?:[-_]?(?:page|form|required))?|passport|oauth2?|openid(?:[-_]?connect)?|sso|cas|saml2?|auth(?:orize|enticate|entication)?|登录|登錄)$/i,
  source: 'https://github.com/stevenvachon/broken-link-checker/issues/47',
}
export const loginQueries: Rule = {
  pattern: /[?&](?:mod|act|action|do|page|route|c|m|a)=(?:logging|log[-_]?in|sign[-_]?in)(?:&|$)/i,
  source: 'https://github.com/stevenvachon/broken-link-checker/issues/47 (Discuz and its like)',
}
export const loginHosts: Rule = {
  pattern: /^(?:log-?in|sign-?in|passport|accounts?|sso|auth|oauth|cas|idp?)\./i,
  source: 'https://github.com/EFForg/https-everywhere/issues/1128',
}

/** A part of a path where a person has to prove to be one. */
export const challengePaths: Rule = {
  pattern:
    /^(?:(?:re|h)?captcha|anti-?spider|anti-?bot|chk_captcha|human-?verification|challenge|punish)$/i,
  source: 'https://github.com/zhelper-org/search-page/issues/3 (wappass.baidu.com)',
}

/** A site's front page: of the site, or of one of its languages. */
const language =
  '(?:ar|cn|cs|da|de|el|en|es|fi|fr|he|hk|hu|id|it|ja|jp|ko|kr|nl|no|pl|pt|ro|ru|sv|th|tr|tw|uk|vi|zh)(?:[-_][a-z]{2,4})?'
export const frontPaths: Rule = {
  pattern: new RegExp(
    `^/(?:${language}/?)?(?:(?:home|main|index|default)(?:\\.[a-z]{2,5})?/?)?$`,
    'i',
  ),
  source: 'https://github.com/JustinBeckwith/linkinator/issues/638',
}

/** A query that says where a visitor comes from, and nothing of what is shown. */
export const visitorQueries: Rule = {
  pattern:
    /^\?(?:(?:utm_\w+|from|ref|referr?er|source|src|spm|lang|locale|redirect(?:ed)?)(?:=[^&]*)?(?:&|$))*$/i,
  source: 'https://github.com/JustinBeckwith/linkinator/issues/638',
}

/** Hosts whose short addresses lead anywhere, front pages too. */
export const shorteners: Rule = {
  pattern:
    /^(?:www\.)?(?:t\.cn|url\.cn|dwz\.cn|dwz\.mk|suo\.im|suo\.nz|mrw\.so|c7\.gg|is\.gd|v\.gd|t\.co|bit\.ly|goo\.gl|tinyurl\.com|ow\.ly|buff\.ly|rebrand\.ly|cutt\.ly|rb\.gy|we\.tl|1drv\.ms|b23\.tv|v\.douyin\.com|u\.jd\.com|s\.click\.taobao\.com|m\.tb\.cn|xhslink\.com|sourl\.cn|985\.so|tb\.cn|urlc\.cn|qr\.ae|lnkd\.in|youtu\.be|amzn\.to|adf\.ly|shorturl\.at)$/i,
  source:
    'https://github.com/zhanghai/Untracker/issues/10; https://github.com/tiansh/yaofang/issues/41',
}

/** Hosts that send the same page for every share, dead or alive: a script asks for the rest. */
export const scriptHosts: readonly Rule[] = [
  {
    pattern: /(?:^|\.)mega(?:\.co)?\.nz$|(?:^|\.)mega\.(?:io|app)$/,
    source: 'https://github.com/megous/megatools/issues/234',
  },
  {
    pattern: /(?:^|\.)(?:ilanzou|feijipan|feijix)\.com$/,
    source: 'https://github.com/syhyz1990/panAI/issues/54',
  },
  {
    pattern: /(?:^|\.)ecpan\.cn$/,
    source: 'https://github.com/huankong233/lanzou_url/issues/11',
  },
  {
    pattern:
      /(?:^|\.)(?:ctfile|545c|089u|474b|306t|590m|t00y|dlrss|pipipan)\.com$|(?:^|\.)(?:wenshushu|wss1)\.cn$|(?:^|\.)cowtransfer\.com$|(?:^|\.)guangyapan\.com$/,
    source:
      'https://github.com/qaiu/netdisk-fast-download (asks their interfaces, never their pages)',
  },
  {
    pattern: /(?:^|\.)mediafire\.com$/,
    source: 'https://github.com/Cyberdrop-DL/cyberdrop-dl/pull/654',
  },
  {
    pattern:
      /(?:^|\.)(?:terabox(?:app|link|share)?|1024tera(?:box)?|4funbox|mirrobox|momerybox|nephobox|freeterabox|terasharelink|dubox)\.(?:com|app)$/,
    source: 'https://github.com/maiquocthinh/Terabox-DL/issues/10',
  },
  {
    pattern: /^(?:t|telegram)\.me$|^telegram\.dog$/,
    source: 'https://github.com/python-telegram-bot/python-telegram-bot/issues/508',
  },
  {
    pattern: /(?:^|\.)gofile\.io$/,
    source: 'https://github.com/SkyCloudDev/ForumPostDownloader/issues/15',
  },
  {
    // A share of theirs is asked as such; what is left is a page of one's own drive.
    pattern:
      /^(?:www\.|m\.)?(?:pan\.quark\.cn|drive\.uc\.cn|pan\.baidu\.com|yun\.baidu\.com|115\.com|115cdn\.com|anxia\.com|alipan\.com|aliyundrive\.com|pan\.xunlei\.com|cloud\.189\.cn|yun\.139\.com|caiyun\.139\.com|mypikpak\.(?:com|net)|share\.weiyun\.com|weiyun\.com|123pan\.(?:com|cn))$/,
    source: 'docs/providers.md',
  },
]
