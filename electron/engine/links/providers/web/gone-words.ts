// The whole phrases with which pages say that what was looked for is not there, by language, each with where they
// were read. A phrase counts as a whole title, headline or sentence only: articles write about the same words.

/** Phrases of one language, as parts of one regular expression. */
type Phrases = { readonly source: string; readonly phrases: readonly string[] }

const wantedInEnglish =
  "(?: (?:you|that you) ?(?:were |are |have |’re |'re )?(?:requested|looking for|trying to (?:reach|view|open|access|visit|download)))?"
const english =
  '(?:the |this |that |your )?(?:requested |shared |download )?(?:web ?page|page|file|folder|document|content|resource|url|article|post|item|product|video|image|link|share|transfer|download)' +
  wantedInEnglish
const missing =
  "(?:(?:(?:was|is|could|can)(?: ?not|n[’']t)|can[’']t|not) (?:be )?found|(?:does not|doesn[’']t|no longer) exists?" +
  "|(?:is |has been |was )?(?:not available|no longer available|unavailable|isn[’']t available|missing|gone|removed|deleted|disabled|taken down)" +
  '|(?:has |is |was )?expired)(?: (?:right now|any ?more|at the moment|by (?:the |its )?(?:owner|user|uploader|author)|(?:due to|because of|for) [^.|]{1,60}))?'

const thing =
  '(?:分享|共享|外链|下载|网盘|资源|文件)?(?:的)?(?:页面|网页|网址|地址|链接|连结|文件|文件夹|档案|内容|文章|资源|帖子|视频|影片|商品|主题|分享|信息|页)'
const wanted = `(?:(?:您|你|妳)?(?:所|指定|要|想|想要|正在|当前)?(?:访问|浏览|查看|请求|打开|查找|寻找|找|下载|分享)?的|该|此|这个|当前|本)?${thing}`
const vanished =
  '(?:不存在|找不到|没找到|没有找到|未找到|无法找到|不见|消失|丢失|走丢|飞走|失效|过期|下架|(?:被[^，,。\\s]{0,6})?(?:删除|移除|下架|屏蔽|取消)(?:分享)?)'

/** Traditional characters are read as their simplified twins. */
export const gonePhrases: readonly Phrases[] = [
  {
    source: 'https://github.com/renevoorburg/robustify.js/issues/8; WordPress, 404.php',
    phrases: [
      'not found',
      `${english} ${missing}`,
      `(?:we )?(?:can[’']t|cannot|can not|couldn[’']t|could not) (?:seem to )?find ${english}`,
      'no such (?:page|file)',
      "(?:there is |there[’']s )?nothing (?:here|(?:was )?found)(?: here)?",
      '(?:this |your )?account (?:has been |is )?suspended',
      'invalid or deleted file',
    ],
  },
  {
    source: 'https://github.com/lcok/baidupantransfer/issues/1; https://pan.baidu.com',
    phrases: [
      `${wanted}(?:可能|好像|似乎)?(?:已经|已|现已)?${vanished}了?(?:(?:[，,、]|或|或者)(?:可能)?(?:已经|已|正在)?(?:${vanished}|被审核)了?){0,2}`,
      `(?:找不到|未找到|没有找到|无法找到)了?${wanted}`,
      '(?:该|此)?(?:用户|分享者|好友)(?:已经|已)?取消了?(?:该|此)?分享',
      '(?:此|该)?(?:链接)?(?:分享)?内容(?:可能)?(?:因为?)?(?:涉及|涉嫌)(?:侵权|违规|违法)[^。]{0,40}',
      `${wanted}(?:因|由于)[^，,。]{0,20}(?:侵权|违规|违法)[^，,。]{0,10}(?:无法|不能|不可)(?:查看|访问|显示|下载)`,
      '(?:该|此)(?:用户|账号|帐号)(?:已经|已)?(?:被)?(?:注销|封禁|冻结)',
    ],
  },
  {
    source: 'https://github.com/Otya063/rain-web (assets/inc/ja/404_contents.php)',
    phrases: [
      '(?:(?:お探し|ご指定|指定|要求)の|(?:指定|要求)された|この)?(?:web)?(?:ページ|ファイル|コンテンツ|記事|リンク|url)(?:は|が)?(?:すでに|既に)?(?:見つかりません(?:でした)?|見つかりませんでした|存在しません|ありません|削除され(?:ました|ています)|有効期限が切れ(?:ました|ています)|、?移動(?:または|もしくは|、)削除された可能性があります)',
      'ダウンロードの?(?:有効)?期限が切れ(?:ました|ています)',
    ],
  },
  {
    source: 'https://translate.wordpress.org (Korean, 404.php)',
    phrases: [
      '(?:요청하신 |찾으시는 |해당 )?(?:페이지|파일|문서|게시물|링크|콘텐츠)(?:를|을)? ?찾을 수 없(?:습니다|음)',
      '(?:삭제되었거나 |이동했거나 |만료되었거나 )?(?:존재하지 않는|삭제된|만료된) (?:페이지|파일|문서|게시물|링크)(?:입니다)?',
      '(?:요청하신 |해당 )?(?:페이지|파일|문서|게시물|링크)(?:이|가|는|은)? ?(?:존재하지 않습니다|삭제되었습니다|만료되었습니다)',
    ],
  },
  {
    source: 'https://translate.wordpress.org (Russian, 404.php)',
    phrases: [
      '(?:запрашиваем(?:ая|ый) |эт(?:а|от) |данн(?:ая|ый) )?(?:страница|файл|ссылка|документ|запись)(?: был[аио]?)? (?:не найден[ао]?|не существует|удал[её]н[ао]?|недоступ(?:на|ен|но)|устарела|больше не (?:существует|доступ(?:на|ен)))(?: (?:владельцем|пользователем|автором|администратором))?',
      'срок действия (?:ссылки|файла) (?:ист[её]к|закончился)',
      'так(?:ой|ого) (?:страницы|файла) (?:нет|не существует)',
    ],
  },
  {
    source: 'https://github.com/renevoorburg/robustify.js/issues/8 (German sites)',
    phrases: [
      '(?:die |der |das |diese |dieser |dieses )?(?:angeforderte |gewünschte |gesuchte )?(?:seite|datei|link|inhalt|dokument|artikel|video)(?: (?:wurde|konnte|kann|ist|existiert))? (?:(?:leider )?nicht (?:mehr )?(?:gefunden(?: werden)?|verfügbar|vorhanden)|gelöscht|abgelaufen|(?:leider )?nicht mehr gültig|nicht mehr|nicht)',
    ],
  },
]

/** What may stand before such a phrase. */
export const apology =
  '(?:(?:sorry|oops|whoops|error|http|404|fehler|ошибка|エラー|오류)(?:(?<=404)\\.0)?[\\s!,.:…]*' +
  '|(?:很|非常|十分)?(?:抱歉|对不起|不好意思)[\\s，,！!。：:]*' +
  '|(?:哎呀|啊哦|糟糕|提示信息|信息提示|系统提示|温馨提示|错误提示|错误|提示)[\\s，,！!。：:]+)*'

/** What may stand beside one, set off by a comma. */
export const beside =
  /^(?:(?:你|您)?来晚(?:了|啦)|啊哦|哎呀|下次要早点哟?|无法(?:访问|打开|查看|下载)|请(?:稍后|联系|检查|确认|重新).{0,20}|(?:很|非常)?抱歉|对不起|感谢.{0,12})$/

/** A code that stands alone. */
export const bareCode =
  /^(?:(?:error|fehler|ошибка) )?404(?: \(not found\)| error| ?错误| ?页面?| page| ?エラー| ?오류)?(?:[.!。！]|!!1)?$|^410(?: gone)?[.!]?$/i

/** Who explains the words does not mean them. */
export const explains =
  /\b(?:how|what|why|fix(?:ed|ing)?|guide|tutorial|designs?|templates?|tips|means?|meaning|explained|custom|creat(?:e|ing)|lyrics|song|film|movie|album)\b|怎么|如何|为什么|为何|什么|解决|原因|方法|设计|教程|制作|模板|歌词/i

const twins = new Map(
  (
    '網网 頁页 連连 結结 檔档 內内 無无 視视 頻频 貼贴 開开 啟启 尋寻 請请 訪访 問问 瀏浏 覽览 過过 刪删 ' +
    '經经 這这 個个 當当 資资 訊讯 遺遗 對对 應应 飛飞 丟丢 現现 關关 閉闭 違违 規规 審审 時时 會会 來来 ' +
    '沒没 盤盘 夾夹 體体 錯错 誤误 責责 繫系 聯联 測测 試试 種种 絕绝 '
  )
    .trim()
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
)

/** A text with the traditional characters that the phrases use as simplified ones. */
export function inSimplified(text: string): string {
  return text.replace(/[\u4e00-\u9fff]/g, (character) => twins.get(character) ?? character)
}
