/**
 * WeChat Pay, API v3: the customer scans a code (native) or pays inside WeChat (JSAPI). Requests
 * are signed by the merchant's key; answers and notices are believed only with WeChat Pay's own
 * signature. Source: pay.weixin.qq.com, "APIv3".
 */
@NullMarked
package io.comptoir.provider.wechatpay;

import org.jspecify.annotations.NullMarked;
