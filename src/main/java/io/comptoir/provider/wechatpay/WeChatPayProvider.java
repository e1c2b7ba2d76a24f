package io.comptoir.provider.wechatpay;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.commerce.payment.RefundAnswer;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.provider.Answered;
import io.comptoir.provider.wechatpay.WeChatPayApi.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Payments by WeChat Pay. A payment is known there by our own id, so that it can be asked about
 * even when no answer ever came. Its address is {@code weixin://…}, which a page of ours shows as a
 * code to scan.
 */
public final class WeChatPayProvider implements PaymentProvider {
  public static final String NAME = "wechatpay";

  private static final Duration PAGE_OPEN = Duration.ofHours(2);
  private static final int MAX_BODY = 64 * 1024;
  private static final int MAX_DESCRIPTION_BYTES = 127;

  private final WeChatPaySettings settings;
  private final WeChatPaySignature signature;
  private final WeChatPayApi api;
  private final InstantSource clock;
  private final Supplier<UUID> nonces;

  /**
   * @param nonces random ones
   */
  public WeChatPayProvider(
      WeChatPaySettings settings, OutgoingHttp http, InstantSource clock, Supplier<UUID> nonces) {
    this.settings = settings;
    this.signature = new WeChatPaySignature(settings);
    this.api = new WeChatPayApi(http, settings.base(), signature, clock, nonces);
    this.clock = clock;
    this.nonces = nonces;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Payment begin(Payment payment, Order order, Language language) {
    var answer =
        object(
            api.post(
                "native",
                "/v3/pay/transactions/native",
                Answered.JSON.writeValueAsString(asked(payment, order))));
    return payment.begun(WeChatPayFacts.written(payment.id()), answer.path("code_url").asString());
  }

  /**
   * Begins a payment inside WeChat: what its page or mini program hands to {@code
   * WeixinJSBridge.invoke("getBrandWCPayRequest", …)} or {@code wx.requestPayment}.
   *
   * @param openId of the customer, for the same app
   */
  public Map<String, String> beginInside(Payment payment, Order order, String openId) {
    var asked = asked(payment, order);
    asked.putObject("payer").put("openid", openId);
    var answer =
        object(
            api.post(
                "jsapi", "/v3/pay/transactions/jsapi", Answered.JSON.writeValueAsString(asked)));
    var prepared = "prepay_id=" + answer.path("prepay_id").asString();
    var seconds = Long.toString(clock.instant().getEpochSecond());
    var nonce = WeChatPayFacts.written(nonces.get());
    var fields = new LinkedHashMap<String, String>();
    fields.put("appId", settings.appId());
    fields.put("timeStamp", seconds);
    fields.put("nonceStr", nonce);
    fields.put("package", prepared);
    fields.put("signType", "RSA");
    fields.put(
        "paySign",
        signature.sign(settings.appId() + "\n" + seconds + "\n" + nonce + "\n" + prepared + "\n"));
    return fields;
  }

  @Override
  public Receipt verify(Incoming incoming) {
    var body = incoming.body();
    if (body.length > MAX_BODY) {
      return new Receipt.Forged("size");
    }
    var text = new String(body, StandardCharsets.UTF_8);
    var problem =
        signature.problem(
            name -> java.util.Optional.ofNullable(incoming.headers().get(name)),
            text,
            clock.instant());
    if (problem != null) {
      return new Receipt.Forged(problem);
    }
    var notice = Answered.json(body).orElse(null);
    if (notice == null) {
      return new Receipt.Forged("form");
    }
    var resource = notice.path("resource");
    var plain =
        signature
            .decrypted(
                resource.path("associated_data").asString(""),
                resource.path("nonce").asString(""),
                resource.path("ciphertext").asString(""))
            .flatMap(Answered::json);
    if (plain.isEmpty() || !plain.get().path("mchid").asString("").equals(settings.merchantId())) {
      return new Receipt.Forged("resource");
    }
    return told(notice, plain.get());
  }

  private static Receipt told(JsonNode notice, JsonNode about) {
    var payment = WeChatPayFacts.read(about.path("out_trade_no").asString(""));
    var type = notice.path("event_type").asString("");
    if (payment.isEmpty() || !type.matches("(TRANSACTION|REFUND)\\..*")) {
      return new Receipt.Irrelevant();
    }
    PaymentFact fact =
        type.startsWith("REFUND.")
            ? new PaymentFact.RefundMoved(
                about.path("refund_id").asString(""), WeChatPayFacts.refund(about))
            : WeChatPayFacts.transaction(about).getFirst();
    return new Receipt.Told(new Notice(notice.path("id").asString(""), payment.get(), fact));
  }

  @Override
  public List<PaymentFact> status(Payment payment) {
    var reply = api.get("status", transaction(payment) + "?mchid=" + settings.merchantId());
    return reply.status() == 404 ? List.of() : WeChatPayFacts.transaction(object(reply));
  }

  @Override
  public List<PaymentFact> collect(Payment payment) {
    return status(payment);
  }

  /** WeChat Pay takes money at once: there is nothing set aside. */
  @Override
  public PaymentFact capture(Payment payment, Money amount) {
    var facts = status(payment);
    return facts.isEmpty() ? new PaymentFact.Cancelled() : facts.getFirst();
  }

  @Override
  public PaymentFact cancel(Payment payment) {
    var body = Answered.JSON.createObjectNode().put("mchid", settings.merchantId());
    var reply =
        api.post("close", transaction(payment) + "/close", Answered.JSON.writeValueAsString(body));
    if (reply.ok() || reply.status() == 404) {
      return new PaymentFact.Cancelled();
    }
    var facts = status(payment);
    return facts.isEmpty() ? new PaymentFact.Cancelled() : facts.getFirst();
  }

  @Override
  public RefundAnswer refund(Payment payment, Refund refund) {
    var id = WeChatPayFacts.written(refund.id());
    if (refund.reference() != null) {
      return WeChatPayFacts.refund(object(api.get("refund", "/v3/refund/domestic/refunds/" + id)));
    }
    var body = Answered.JSON.createObjectNode();
    body.put("out_trade_no", WeChatPayFacts.written(payment.id()));
    body.put("out_refund_no", id);
    body.put("notify_url", settings.noticesTo().toString());
    var amount = body.putObject("amount");
    amount.put("refund", refund.amount().minor());
    amount.put("total", payment.balance().captured().minor());
    amount.put("currency", refund.amount().currency().getCurrencyCode());
    var reply =
        api.post("refund", "/v3/refund/domestic/refunds", Answered.JSON.writeValueAsString(body));
    return reply.ok()
        ? WeChatPayFacts.refund(reply.json())
        : new RefundAnswer.Refused(reply.code());
  }

  private ObjectNode asked(Payment payment, Order order) {
    var body = Answered.JSON.createObjectNode();
    body.put("appid", settings.appId());
    body.put("mchid", settings.merchantId());
    body.put("description", cut(settings.payee() + " " + order.number()));
    body.put("out_trade_no", WeChatPayFacts.written(payment.id()));
    body.put(
        "time_expire",
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            payment
                .createdAt()
                .plus(PAGE_OPEN)
                .truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.ofHours(8))));
    body.put("notify_url", settings.noticesTo().toString());
    var amount = body.putObject("amount");
    amount.put("total", payment.amount().minor());
    amount.put("currency", payment.amount().currency().getCurrencyCode());
    return body;
  }

  private static String transaction(Payment payment) {
    return "/v3/pay/transactions/out-trade-no/" + WeChatPayFacts.written(payment.id());
  }

  private static String cut(String text) {
    var end = text.length();
    while (text.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MAX_DESCRIPTION_BYTES) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end);
  }

  private static JsonNode object(Reply reply) {
    if (!reply.ok()) {
      throw Answered.refused("WeChat Pay", reply.status(), reply.code());
    }
    return reply.json();
  }
}
