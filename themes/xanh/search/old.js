// Words of a text for browsers before 2018, which know no classes of characters: what is neither a space nor a sign.
__x('old', function () {
'use strict';
return /[^\0-\/:-@[-`{-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u02c2-\u02c5\u2000-\u206f\u20a0-\u20cf\u2190-\u245f\u24b6-\u24e9\u2500-\u2775\u2794-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\ue000-\uf8ff\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+/g;
});
