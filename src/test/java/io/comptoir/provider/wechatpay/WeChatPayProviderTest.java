package io.comptoir.provider.wechatpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSASigner;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.payment.CaptureMode;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider.Incoming;
import io.comptoir.commerce.payment.PaymentProvider.Receipt;
import io.comptoir.commerce.payment.PaymentProvider.Subject;
import io.comptoir.commerce.payment.ProviderFailure;
import io.comptoir.commerce.payment.RefundAnswer;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.provider.Answered;
import io.comptoir.provider.Peer;
import io.comptoir.provider.Peer.Asked;
import io.comptoir.provider.Peer.Told;
import io.comptoir.provider.Samples;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Against a server of our own that plays WeChat Pay: it checks the signature of what we send, and
 * signs what it answers by WeChat Pay's own library.
 */
class WeChatPayProviderTest {
  private static final KeyPair OURS = pair();
  private static final KeyPair THEIRS = pair();
  private static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
  private static final String THEIR_ID = "PUB_KEY_ID_0114232134912410000000000000";
  private static final String API_KEY = "0123456789abcdef0123456789abcdef";
  private static final Pattern AUTHORISATION =
      Pattern.compile(
          "WECHATPAY2-SHA256-RSA2048 mchid=\"(\\d+)\",nonce_str=\"([^\"]+)\","
              + "signature=\"([^\"]+)\",timestamp=\"(\\d+)\",serial_no=\"([0-9A-F]+)\"");

  private final Peer peer = new Peer();
  private final OutgoingHttp http = peer.client();
  // WeChat Pay's library reads the machine's own clock
  private Instant now = Instant.now();
  private final Payment payment = Samples.payment("wechatpay", "CNY", CaptureMode.AT_ONCE);
  private final WeChatPayProvider provider =
      new WeChatPayProvider(
          new WeChatPaySettings(
              peer.base(),
              "wxd678efh567hg6787",
              "1900007291",
              SERIAL,
              OURS.getPrivate(),
              API_KEY,
              Map.of(THEIR_ID, THEIRS.getPublic()),
              "Maison Ormeline",
              URI.create("https://shop.example/payments/wechatpay/beaute")),
          http,
          () -> now,
          UUID::randomUUID);

  @AfterEach
  void close() {
    http.close();
    peer.close();
  }

  @Test
  void aCodeToScanIsAskedForAndTheRequestIsSigned() {
    answers(_ -> "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=p4lpSuKzz\"}");
    var begun = provider.begin(payment, Samples.order("CNY"), Language.ENGLISH);

    assertThat(begun.url()).isEqualTo("weixin://wxpay/bizpayurl?pr=p4lpSuKzz");
    assertThat(begun.providerReference()).isEqualTo("0b5c7b1e64a44b9c9a531d2f8a7c9e10");
    assertThat(peer.last().is("POST", "/v3/pay/transactions/native")).isTrue();
    assertSigned(peer.last());
    var body = Answered.JSON.readTree(peer.last().body());
    assertThat(body.path("appid").asString()).isEqualTo("wxd678efh567hg6787");
    assertThat(body.path("mchid").asString()).isEqualTo("1900007291");
    assertThat(body.path("out_trade_no").asString()).isEqualTo(begun.providerReference());
    assertThat(body.path("time_expire").asString()).isEqualTo("2026-11-21T20:00:00+08:00");
    assertThat(body.path("amount").path("total").asLong()).isEqualTo(4900);
    assertThat(body.path("amount").path("currency").asString()).isEqualTo("CNY");
  }

  @Test
  void insideWeChatThePageIsHandedASignedPrepayment() throws Exception {
    answers(_ -> "{\"prepay_id\":\"wx201410272009395522657a690389285100\"}");
    var handed =
        provider.beginInside(payment, Samples.order("CNY"), "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    assertThat(peer.last().is("POST", "/v3/pay/transactions/jsapi")).isTrue();
    assertThat(Answered.JSON.readTree(peer.last().body()).path("payer").path("openid").asString())
        .isEqualTo("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
    assertThat(handed)
        .containsEntry("package", "prepay_id=wx201410272009395522657a690389285100")
        .containsEntry("signType", "RSA");
    assertThat(
            holds(
                OURS.getPublic(),
                handed.get("appId")
                    + "\n"
                    + handed.get("timeStamp")
                    + "\n"
                    + handed.get("nonceStr")
                    + "\n"
                    + handed.get("package")
                    + "\n",
                handed.get("paySign")))
        .isTrue();
  }

  @Test
  void anAnswerThatIsNotSignedIsForged() {
    peer.plays(_ -> Told.json(200, "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=forged\"}"));
    assertForged();
    peer.plays(
        _ -> {
          var told = signed("{\"code_url\":\"weixin://wxpay/bizpayurl?pr=one\"}");
          return new Told(200, told.headers(), told.body().replace("one", "two"));
        });
    assertForged();
    now = now.plusSeconds(301);
    answers(_ -> "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=old\"}");
    assertForged();
  }

  @Test
  void aTransactionStandsAsWeChatPaySays() {
    check("NOTPAY", new PaymentFact.Pending());
    check("SUCCESS", new PaymentFact.Captured(Money.of(4900, "CNY"), "4200001"));
    check("CLOSED", new PaymentFact.Cancelled());
    check("PAYERROR", new PaymentFact.Declined("card_declined"));
    assertThat(peer.last().path())
        .isEqualTo(
            "/v3/pay/transactions/out-trade-no/0b5c7b1e64a44b9c9a531d2f8a7c9e10?mchid=1900007291");
    assertSigned(peer.last());
    peer.plays(_ -> Told.json(404, "{\"code\":\"ORDER_NOT_EXIST\"}"));
    assertThat(provider.status(payment)).as("the request never arrived").isEmpty();
  }

  @Test
  void aTransactionIsClosedUnlessItWasPaid() {
    peer.plays(_ -> signed(204, ""));
    assertThat(provider.cancel(payment)).isEqualTo(new PaymentFact.Cancelled());
    assertThat(peer.last().path()).endsWith("/close");
    peer.plays(
        asked ->
            asked.method().equals("POST")
                ? Told.json(400, "{\"code\":\"ORDERPAID\"}")
                : signed(transaction("SUCCESS")));
    assertThat(provider.cancel(payment)).isInstanceOf(PaymentFact.Captured.class);
  }

  @Test
  void aRefundIsAskedForUnderItsOwnNumber() {
    var paid = Samples.paid(payment, "4200001");
    var refund = Samples.refund(paid, 1500);
    answers(_ -> "{\"refund_id\":\"50000\",\"status\":\"PROCESSING\"}");
    assertThat(provider.refund(paid, refund)).isEqualTo(new RefundAnswer.Pending("50000"));
    var body = Answered.JSON.readTree(peer.last().body());
    assertThat(body.path("out_refund_no").asString())
        .isEqualTo(refund.id().toString().replace("-", ""));
    assertThat(body.path("amount").path("refund").asLong()).isEqualTo(1500);
    assertThat(body.path("amount").path("total").asLong()).isEqualTo(4900);
    answers(_ -> "{\"refund_id\":\"50000\",\"status\":\"SUCCESS\"}");
    assertThat(provider.refund(paid, refund.sent("50000", now)))
        .isEqualTo(new RefundAnswer.Done("50000"));
    peer.plays(_ -> Told.json(400, "{\"code\":\"INVALID_REQUEST\"}"));
    assertThat(provider.refund(paid, refund))
        .isEqualTo(new RefundAnswer.Refused("INVALID_REQUEST"));
  }

  @Test
  void aNoticeIsReadAsWeChatPaysOwnLibraryReadsIt() {
    var notice = notice("TRANSACTION.SUCCESS", transaction("SUCCESS"));
    var headers = signed(notice).headers();
    var request =
        new RequestParam.Builder()
            .serialNumber(headers.get("wechatpay-serial"))
            .nonce(headers.get("wechatpay-nonce"))
            .timestamp(headers.get("wechatpay-timestamp"))
            .signature(headers.get("wechatpay-signature"))
            .body(notice)
            .build();
    var config =
        new RSAPublicKeyNotificationConfig.Builder()
            .publicKey(THEIRS.getPublic())
            .publicKeyId(THEIR_ID)
            .apiV3Key(API_KEY)
            .build();
    var theirs = new NotificationParser(config).parse(request, Map.class);
    assertThat(theirs).containsEntry("transaction_id", "4200001");

    var told = (Receipt.Told) receipt(notice);
    assertThat(told.notice().subject()).isEqualTo(new Subject.Ours(payment.id()));
    assertThat(told.notice().fact())
        .isEqualTo(new PaymentFact.Captured(Money.of(4900, "CNY"), "4200001"));
  }

  @Test
  void aRefundsNoticeSaysHowItEnded() {
    var told =
        (Receipt.Told)
            receipt(
                notice(
                    "REFUND.ABNORMAL",
                    "{\"mchid\":\"1900007291\",\"out_trade_no\":\"0b5c7b1e64a44b9c9a531d2f8a7c9e10\","
                        + "\"refund_id\":\"50000\",\"refund_status\":\"ABNORMAL\"}"));
    assertThat(told.notice().fact())
        .isEqualTo(new PaymentFact.RefundMoved("50000", new RefundAnswer.Refused("ABNORMAL")));
  }

  @Test
  void onlyWhatWeChatPaySignedAndEncryptedForUsIsBelieved() {
    var notice = notice("TRANSACTION.SUCCESS", transaction("SUCCESS"));
    var right = signed(notice).headers();
    for (var missing : right.keySet().stream().filter(h -> h.startsWith("wechat")).toList()) {
      var headers = new HashMap<>(right);
      headers.remove(missing);
      assertThat(provider.verify(new Incoming(headers, bytes(notice))))
          .as(missing)
          .isEqualTo(new Receipt.Forged("signature"));
    }
    assertThat(provider.verify(new Incoming(right, bytes(notice + " "))))
        .isEqualTo(new Receipt.Forged("signature"));
    var probe = new HashMap<>(right);
    probe.put("wechatpay-signature", "WECHATPAY/SIGNTEST/" + right.get("wechatpay-signature"));
    assertThat(provider.verify(new Incoming(probe, bytes(notice))))
        .as("WeChat Pay itself tries whether we look")
        .isEqualTo(new Receipt.Forged("signature"));
    assertThat(receipt(notice.replace("\"nonce\":\"fdasfl", "\"nonce\":\"gdasfl")))
        .isEqualTo(new Receipt.Forged("resource"));
    assertThat(
            receipt(
                notice(
                    "TRANSACTION.SUCCESS",
                    transaction("SUCCESS").replace("1900007291", "1900000000"))))
        .as("another merchant's")
        .isEqualTo(new Receipt.Forged("resource"));
    now = now.plusSeconds(301);
    assertThat(provider.verify(new Incoming(right, bytes(notice))))
        .isEqualTo(new Receipt.Forged("age"));
  }

  @Test
  void keysThatCannotBeRightAreRefusedWithoutRepeatingThem() {
    var pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(OURS.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    assertThat(WeChatPaySettings.privateKey(pem)).isEqualTo(OURS.getPrivate());
    assertThatThrownBy(() -> WeChatPaySettings.privateKey("c2VjcmV0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("c2VjcmV0");
    assertThatThrownBy(() -> WeChatPaySettings.publicKey("no"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void answers(Function<Asked, String> how) {
    peer.plays(asked -> signed(how.apply(asked)));
  }

  private static Told signed(String body) {
    return signed(200, body);
  }

  private static Told signed(int status, String body) {
    var seconds = Long.toString(Instant.now().getEpochSecond());
    var nonce = "593BEC0C930BF1AFEB40B4A08C8FB242";
    var signature =
        new RSASigner(SERIAL, THEIRS.getPrivate())
            .sign(seconds + "\n" + nonce + "\n" + body + "\n")
            .getSign();
    var headers = new LinkedHashMap<String, String>();
    headers.put("wechatpay-timestamp", seconds);
    headers.put("wechatpay-nonce", nonce);
    headers.put("wechatpay-signature", signature);
    headers.put("wechatpay-serial", THEIR_ID);
    return new Told(status, headers, body);
  }

  private void check(String state, PaymentFact expected) {
    answers(_ -> transaction(state));
    assertThat(provider.status(payment)).containsExactly(expected);
  }

  private static String transaction(String state) {
    return "{\"mchid\":\"1900007291\",\"out_trade_no\":\"0b5c7b1e64a44b9c9a531d2f8a7c9e10\","
        + "\"transaction_id\":\"4200001\",\"trade_state\":\""
        + state
        + "\",\"amount\":{\"total\":4900,\"payer_total\":4900,\"currency\":\"CNY\"}}";
  }

  private static String notice(String type, String resource) {
    var sealed =
        new AeadAesCipher(bytes(API_KEY))
            .encrypt(bytes("transaction"), bytes("fdasflkja484"), bytes(resource));
    return "{\"id\":\"EV-1\",\"event_type\":\""
        + type
        + "\",\"resource_type\":\"encrypt-resource\",\"resource\":{\"algorithm\":\"AEAD_AES_256_GCM\","
        + "\"ciphertext\":\""
        + sealed
        + "\",\"associated_data\":\"transaction\",\"nonce\":\"fdasflkja484\","
        + "\"original_type\":\"transaction\"}}";
  }

  private Receipt receipt(String notice) {
    return provider.verify(new Incoming(signed(notice).headers(), bytes(notice)));
  }

  private void assertForged() {
    assertThatThrownBy(() -> provider.begin(payment, Samples.order("CNY"), Language.ENGLISH))
        .isInstanceOfSatisfying(
            ProviderFailure.class,
            e -> assertThat(e.category()).isEqualTo(ProviderFailure.Category.NOT_ITS_WORD));
  }

  private static void assertSigned(Asked asked) {
    var parts = AUTHORISATION.matcher(asked.headers().get("authorization"));
    assertThat(parts.matches()).isTrue();
    assertThat(parts.group(5)).isEqualTo(SERIAL);
    var message =
        String.join(
            "\n",
            List.of(
                asked.method(), asked.path(), parts.group(4), parts.group(2), asked.body(), ""));
    assertThat(holds(OURS.getPublic(), message, parts.group(3))).isTrue();
  }

  private static boolean holds(PublicKey key, String message, String signature) {
    try {
      var rsa = Signature.getInstance("SHA256withRSA");
      rsa.initVerify(key);
      rsa.update(bytes(message));
      return rsa.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair pair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
