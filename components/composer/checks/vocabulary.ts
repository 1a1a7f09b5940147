/**
 * Words that the checks look for, in the page's languages. The lists can't be complete, so a check only advises.
 * source: the model's guides to camera moves; resellers' lists of what its filters refuse (real faces, brands,
 * protected characters)
 */
export const CAMERA_MOVES: readonly RegExp[] = [
  /\bpush(?:es|ing)?[ -]in\b|\bdoll(?:y|ies|ying) in\b|推近|推镜|推进/i,
  /\bpull(?:s|ing)?[ -](?:back|out)\b|\bdoll(?:y|ies|ying) (?:back|out)\b|拉远|拉镜/i,
  /(?<!whip[ -])\bpan(?:s|ning)?\b|摇镜|横摇/i,
  /\btilt(?:s|ing)?\b|俯仰/i,
  /\btrack(?:s|ing)? (?:shot|along|with|behind)\b|跟拍|跟随镜头/i,
  /\borbit(?:s|ing)?\b|\barc shot\b|环绕/i,
  /\bcrane (?:shot|up|down)\b|升降/i,
  /\bdolly zoom\b|\bvertigo\b|希区柯克/i,
  /\bwhip[ -]pan\b|甩镜/i,
  /(?<!dolly )\bzoom(?:s|ing)?\b|(?<!希区柯克)变焦/i,
];

export const FACES: readonly RegExp[] = [
  /\breal (?:person|people|face)\b|\bcelebrit(?:y|ies)\b|\bfamous (?:actor|actress|singer|person)\b|\bphoto ?realistic (?:face|portrait|woman|man|person)\b|\b(?:looks|looking) like (?:[A-Z][a-z]+ [A-Z][a-z]+)/,
  /真人|明星|名人|网红|写真脸/,
];

export const BRANDS: readonly RegExp[] = [
  /\b(?:disney|pixar|marvel|star wars|harry potter|pok[eé]mon|pikachu|mickey mouse|spider-?man|batman|superman|barbie|hello kitty|totoro|nike|adidas|coca[- ]cola|pepsi|mcdonald'?s|starbucks|apple logo|iphone|tesla|ferrari|louis vuitton|gucci|lego)\b/i,
  /迪士尼|漫威|星球大战|哈利波特|宝可梦|皮卡丘|米老鼠|蜘蛛侠|蝙蝠侠|奥特曼|龙猫|耐克|阿迪达斯|可口可乐|麦当劳|星巴克|特斯拉|法拉利/,
];

/** Near a mention, these words say what the image is for. */
export const JOBS =
  /\bas (?:the|a|an|its)?\b|\bis (?:the|a|an)\b|\b(?:character|style|scene|background|object|product|composition|framing|frame|look|wears?|wearing|palette|colou?rs?|setting|location|hero|heroine)\b|作为|是|角色|主角|风格|场景|背景|物体|产品|构图|首帧|尾帧|第一帧|最后一帧|参考/i;
