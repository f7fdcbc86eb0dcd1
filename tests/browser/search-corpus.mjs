// A made-up library of any size, always the same: pages that share words as real ones do.
//
// Every sentence is put together from the lists below; nothing in it is a fact about anything.

export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n) => Math.floor(next() * n);
  return { next, below, pick: (list) => list[below(list.length)] };
}

const list = (text) => text.trim().split(/\s*,\s*/);

const ACTS = list(`tiết kiệm, phân loại, thu gom, bảo dưỡng, kiểm tra, lắp đặt, thay thế, theo dõi, ghi chép, tổng hợp, đánh giá, hướng dẫn,
  tuyên truyền, vận động, đối thoại, thương lượng, khảo sát, đo đạc, sắp xếp, vệ sinh, cải tiến, sửa chữa, tái chế, tái sử dụng, ủ phân,
  trồng mới, chăm sóc, giám sát, công khai, bình xét, tập huấn, bàn giao, chuẩn bị, lập kế hoạch, xây dựng quy chế, ký kết thỏa ước, chia sẻ kinh nghiệm,
  giảm thiểu, tận dụng, kiểm kê, dán nhãn, đăng ký, phát động, sơ kết, tổng kết, khen thưởng, góp ý, lồng ghép, hợp tác, cộng tác`);
const THINGS = list(`điện chiếu sáng, nước sinh hoạt, giấy in, rác thải nhựa, bao bì thừa, vải vụn, mạt sắt, dầu thải, khí nén, hơi nước, nồi hơi, quạt gió,
  máy lạnh, bóng đèn huỳnh quang, tấm pin mặt trời, xe đưa đón, bếp ăn tập thể, thức ăn thừa, túi vải, chai thủy tinh, pin cũ, mực in, pa lét gỗ,
  vườn hoa, cây bóng mát, hồ chứa nước mưa, đường ống, van khóa, tủ điện, băng chuyền, lò sấy, kho lạnh, phòng họp, nhà để xe, ký túc xá, khu nghỉ trưa,
  hòa khí nơi làm việc, sức khỏe thủy thủ, tiếng ồn, bụi mịn, ánh sáng tự nhiên, nước rửa tay, hóa chất tẩy rửa, găng tay, khẩu trang, đồng phục cũ, hồ sơ lưu trữ,
  thư viện số, bảng tin, hộp thư góp ý, quỹ xanh, sáng kiến kỹ thuật, chỉ tiêu thi đua, việc làm xanh, an toàn lao động, bữa ăn giữa ca, xe đạp công cộng`);
const PLACES = list(`xưởng dệt may, xưởng cơ khí, nhà máy giấy, nhà máy thủy sản, mỏ đá, bến cảng, ga tàu, bệnh viện, trường mầm non, trường nghề, khách sạn, nhà hàng,
  siêu thị, kho vận, trại giống, vườn ươm, nông trường cao su, xí nghiệp gỗ, lò gạch, phân xưởng sơn, trạm bơm, trạm biến áp, bãi xe, tòa nhà văn phòng, thư viện,
  nhà văn hóa, khu công nghiệp, khu chế xuất, hợp tác xã, làng nghề, xưởng in, xưởng giày, đội cây xanh, đội vệ sinh, tổ lái xe, tổ bảo vệ, phòng kế toán, phòng thí nghiệm, bưu cục, công trường`);
const TIMES = list(`đầu ca, cuối ca, đầu tuần, cuối tuần, hằng tháng, hằng quý, mùa khô, mùa mưa, dịp tết, tháng công nhân, ngày hội, giờ nghỉ, ban đêm, lúc giao ca`);
const PEOPLE = list(`tổ trưởng, thợ cả, tổ viên, ban chấp hành, công đoàn cơ sở, người lao động, đoàn viên, cán bộ công đoàn, người sử dụng lao động, nhóm nòng cốt, thợ điện, nhân viên y tế, thủ kho, lái xe, kế toán, lao công, kỹ sư, quản đốc`);
const HOWS = list(`đúng cách, an toàn, theo nhóm, từng bước, không tốn tiền, có số liệu, công bằng, thường xuyên, bằng tay, bằng biểu mẫu, với học viên mới, cho nhà thầu, qua loa truyền thanh, bằng tranh vẽ, theo lịch, trong mười phút`);
const VERBS = list(`ghi lại, so sánh, báo cho, nhắc nhở, thỏa thuận với, cùng làm với, trình bày trước, hỏi ý kiến, giao việc cho, chia ca với, học hỏi, cảm ơn, thống nhất với, gửi kết quả cho`);
const LINKS = list(`sau đó, vì vậy, trước hết, ngoài ra, nếu cần, khi xong, tuy nhiên, trong lúc ấy, theo thói quen, để khỏi quên, ở bước này, như đã hẹn`);
const ADDS = list(`một bảng theo dõi, hai buổi trao đổi, ba việc nhỏ, một tờ giấy dán tường, một danh sách ngắn, vài tấm ảnh, số đo của tháng trước, một lời nhắc, biểu đồ của tổ, sổ tay công tác, phiếu góp ý, lịch trực, bản cam kết, mẫu báo cáo`);
const ONSETS = list(`b,c,ch,d,đ,g,gi,h,kh,l,m,n,ng,nh,ph,qu,r,s,t,th,tr,v,x`);
const RHYMES = list(`an,ăn,ân,ang,ao,ay,âu,em,ên,eo,inh,iêm,iên,iêu,oa,oan,oi,ôn,ông,ơi,ơn,ua,uân,ươi,ương,ưu,uy,uyên,úc,ạc,ết,ịch,ộc,ợt,ụt,áp,ẹp,ỏng,ảnh,ũng,ã,ẻ,ọ`);

const NOUNS = list(`máy nén, máy cắt, máy may, máy bơm, máy hàn, máy dập, máy ép, bàn là, bồn rửa, bể lắng, thùng chứa, giá kệ, xe nâng, xe kéo, mái tôn, cửa chớp, rèm che, đèn bàn, quạt trần,
  ống khói, khay nhựa, hộp giấy, bìa cứng, dây điện, ổ cắm, công tắc, cầu dao, đồng hồ nước, vòi phun, lưới lọc, tấm lợp, gạch vụn, mùn cưa, vỏ trấu, bã mía, xỉ than, phôi thép, sợi bông, chỉ thừa, khuy áo,
  da vụn, keo dán, sơn nước, dung môi, nhãn mác, phiếu kho, sổ trực, biển báo, loa cầm tay, bảng đen, ghế xếp, tủ thuốc, cáng thương, bình chữa cháy, vòi sen, chậu cây, giàn leo, luống rau, hố ủ, chổi tre`);
const QUALITIES = list(`loại nhỏ, loại lớn, đời cũ, đời mới, chạy êm, hay hỏng, dùng chung, để ngoài trời, gần cửa sổ, cạnh lối đi, của kíp đêm, chưa kiểm định, mới thay, đã sửa, còn tốt, bị rò, bị gỉ, quá hạn, ít dùng, treo tường,
  có bánh xe, có nắp đậy, hai ngăn, ba tầng, nhiều màu, không nhãn, bằng tre, bằng sắt, bằng nhôm, bằng thủy tinh, tự đóng, mượn về, thuê ngoài, đặt mua, cho tặng, gom lại, phơi khô, ngâm nước, cuộn tròn, xếp lớp`);

// Titles that differ in marks alone.
export const PAIRS = list(`công tác|cộng tác, bàn giao|bán giáo, kế toán|kể toàn, thông báo|thống bảo, kiểm tra|kiếm trà, cải tạo|cái táo, nước sạch|nước sách,
  cây xanh|cạy xanh, điện năng|diện nặng, bóng đèn|bông đen, tủ lạnh|tù lãnh, bảo quản|báo quán, chính sách|chỉnh sách, đồng phục|động phúc, hội thảo|hồi thạo,
  dầu máy|đậu mây, kho bãi|khó bại, tường rào|tưởng rao, thu hồi|thư hội, phân loại|phấn loài, vận tải|vần tái, sơ cứu|số cửu, hàng hóa|hạng hoa, đường ống|dương ông`);

const SHORT = { 'công đoàn cơ sở': 'CĐCS', 'người lao động': 'NLĐ', 'an toàn lao động': 'ATLĐ' };
export const WORDS = Object.entries(SHORT).map(([long, short]) => [short, long]);

const upper = (text) => text[0].toUpperCase() + text.slice(1);

export function corpus(pages, seed = 57) {
  const dice = random(seed);
  const titles = new Set();
  const docs = [];
  // Words that belong to a few pages, as names and trade words do.
  const rare = Array.from({ length: 40 + pages }, () => `${dice.pick(ONSETS)}${dice.pick(RHYMES)} ${dice.pick(ONSETS)}${dice.pick(RHYMES)}`);
  // Few things are spoken of often, most seldom.
  const rarely = (nouns, more) => nouns[Math.floor(nouns.length * dice.next() ** 2)] + ' ' + more[Math.floor(more.length * dice.next() ** 1.5)];
  const any = () => (dice.next() < 0.3 ? dice.pick(THINGS) : rarely(NOUNS, QUALITIES));
  const sentence = (topic) => {
    const thing = dice.next() < 0.4 ? topic.thing : any();
    const parts = [dice.pick(LINKS) + ',', dice.pick(PEOPLE), dice.next() < 0.5 ? dice.pick(VERBS) + ' ' + dice.pick(PEOPLE) + ' rồi' : 'cần', dice.pick(ACTS), thing];
    if (dice.next() < 0.6) parts.push('tại', dice.next() < 0.4 ? topic.place : dice.pick(PLACES));
    if (dice.next() < 0.5) parts.push('vào', dice.pick(TIMES));
    if (dice.next() < 0.5) parts.push(dice.pick(HOWS));
    if (dice.next() < 0.4) parts.push('và giữ', dice.pick(ADDS));
    if (dice.next() < 0.35) parts.push('của', dice.pick(rare));
    if (dice.next() < 0.1) parts.push('số', String(1 + dice.below(999)));
    return upper(parts.join(' ')) + '.';
  };
  const block = (topic) => Array.from({ length: 2 + dice.below(4) }, () => sentence(topic)).join(' ');
  const title = () => {
    for (;;) {
      const thing = any(), place = dice.pick(PLACES);
      const end = dice.next() < 0.5 ? ' ' + dice.pick(HOWS) : dice.next() < 0.5 ? ' vào ' + dice.pick(TIMES) : '';
      const who = dice.next() < 0.15 ? ' cho ' + dice.pick(PEOPLE) : '';
      const text = upper(`${dice.pick(ACTS)} ${thing} ở ${place}${who}${end}`);
      if (!titles.has(text)) return titles.add(text), { text, thing, place };
    }
  };
  const section = (topic, number) => {
    const heading = upper(dice.next() < 0.5
      ? `${dice.pick(ACTS)} ${any()} ${dice.pick(HOWS)}`
      : `${dice.pick(PEOPLE)} ${dice.pick(ACTS)} ${any()} ${dice.pick(TIMES)}`);
    return { a: `muc-${number}`, h: heading, t: Array.from({ length: 1 + dice.below(3) }, () => block(topic)) };
  };
  for (let n = 0; n < pages; n++) {
    const pair = n < Math.min(PAIRS.length * 2, pages >> 2) ? PAIRS[n >> 1].split('|')[n & 1] : null;
    const topic = pair ? { text: upper(`sổ tay ${pair} của tổ ${1 + (n >> 1)}`), thing: pair, place: dice.pick(PLACES) } : title();
    const sections = [{ a: '', h: '', t: [block(topic)] }];
    const count = 4 + dice.below(8);
    for (let s = 1; s <= count; s++) sections.push(section(topic, s));
    docs.push({ url: `kho/${n % 100}/trang-${n}.html`, title: topic.text, crumbs: ['Kho'], sections, date: 16000 + dice.below(4000),
      facets: [[`cap-${dice.below(4)}`], [`loai-${dice.below(5)}`]] });
  }
  const values = (id, n) => Array.from({ length: n }, (_, i) => [`${id}-${i}`, `${id === 'cap' ? 'Cấp' : 'Loại'} ${i + 1}`]);
  return { docs, same: WORDS, facets: [['cap', 'Cấp', values('cap', 4)], ['loai', 'Loại', values('loai', 5)]] };
}

// The pages as Markdown files of a site: [path, text].
export function markdown({ docs }) {
  const pages = docs.map((doc) => {
    const head = `---\ntitle: ${JSON.stringify(doc.title)}\n---\n\n`;
    const body = doc.sections.map((s) => (s.h ? `## ${s.h} {#${s.a}}\n\n` : "") + s.t.join("\n\n") + "\n").join("\n");
    return [`content/${doc.url.replace(/\.html$/, ".md")}`, head + body];
  });
  const home = ["content/_index.md", '---\ntitle: "Kho bài"\n---\n\nBài để thử.\n'];
  return [["xanh.toml", 'title = "Kho bài"\n'], home, ...pages];
}

// The register of words beside them.
export function registers({ same }) {
  return [["content/registers/words.toml", `[abbr]\n${same.map(([short, long]) => `"${short}" = "${long}"`).join("\n")}\n`]];
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  console.log(JSON.stringify(corpus(Number(process.argv[2] || 200))));
}
