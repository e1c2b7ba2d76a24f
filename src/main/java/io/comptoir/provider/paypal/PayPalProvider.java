package io.comptoir.provider.paypal;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.payment.CaptureMode;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.commerce.payment.Refund;
import io.comptoir.commerce.payment.RefundAnswer;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.provider.Answered;
import io.comptoir.provider.paypal.PayPalApi.Reply;
import io.comptoir.provider.paypal.PayPalSettings.Wallet;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Payments that the customer approves on PayPal's page. The payment's charge is the id of its
 * authorisation, then of its capture.
 */
public final class PayPalProvider implements PaymentProvider {
  public static final String NAME = "paypal";

  private final PayPalSettings settings;
  private final PayPalApi api;
  private final PayPalNotices notices;

  public PayPalProvider(PayPalSettings settings, OutgoingHttp http, InstantSource clock) {
    this.settings = settings;
    this.api = new PayPalApi(http, settings, clock);
    this.notices = new PayPalNotices(api, settings.webhookId());
  }

  /** Why a shop that sells in this currency cannot be paid; empty when it can. */
  public static String currencyProblem(Currency currency) {
    var problem = PayPalAmounts.problem(currency);
    return problem == null ? "" : problem;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public CaptureMode captures() {
    return settings.capture();
  }

  @Override
  public Payment begin(Payment payment, Order order, Language language) {
    var created =
        object(
            api.post(
                "begin",
                "/v2/checkout/orders",
                order(payment, order, language),
                payment.id() + "/begin"));
    for (var link : created.path("links")) {
      var relation = link.path("rel").asString("");
      if (relation.equals("payer-action") || relation.equals("approve")) {
        return payment.begun(created.path("id").asString(), link.path("href").asString());
      }
    }
    throw Answered.refused("PayPal", 201, "no page to approve on");
  }

  @Override
  public Receipt verify(Incoming incoming) {
    return notices.read(incoming);
  }

  @Override
  public List<PaymentFact> status(Payment payment) {
    var order = payment.providerReference();
    if (order == null) {
      return List.of(); // nobody ever had the address of its page
    }
    var reply = api.get("status", "/v2/checkout/orders/" + order);
    return reply.status() == 404
        ? List.of(new PaymentFact.Expired())
        : PayPalFacts.order(object(reply));
  }

  @Override
  public List<PaymentFact> collect(Payment payment) {
    var how = payment.capture() == CaptureMode.ON_SHIPPING ? "authorize" : "capture";
    var reply =
        api.post(
            how,
            "/v2/checkout/orders/" + payment.providerReference() + "/" + how,
            "{}",
            payment.id() + "/" + how);
    if (reply.ok()) {
      return PayPalFacts.order(reply.json());
    }
    return switch (reply.issue()) {
      case "INSTRUMENT_DECLINED", "PAYER_CANNOT_PAY", "TRANSACTION_REFUSED" ->
          List.of(new PaymentFact.Declined("card_declined"));
      case "ORDER_NOT_APPROVED", "PAYER_ACTION_REQUIRED" -> List.of(new PaymentFact.Pending());
      case "ORDER_ALREADY_CAPTURED", "ORDER_ALREADY_AUTHORIZED" -> status(payment);
      default -> throw Answered.refused("PayPal", reply.status(), reply.issue());
    };
  }

  @Override
  public PaymentFact capture(Payment payment, Money amount) {
    var body = Answered.JSON.createObjectNode();
    PayPalAmounts.write(amount, body.putObject("amount"));
    body.put("final_capture", true);
    var reply =
        api.post(
            "capture",
            "/v2/payments/authorizations/" + payment.charge() + "/capture",
            Answered.JSON.writeValueAsString(body),
            payment.id() + "/take/" + amount.minor());
    if (reply.ok()) {
      return PayPalFacts.capture(reply.json());
    }
    return switch (reply.issue()) {
      case "AUTHORIZATION_ALREADY_CAPTURED", "AUTHORIZATION_VOIDED", "AUTHORIZATION_EXPIRED" ->
          last(payment);
      default -> throw Answered.refused("PayPal", reply.status(), reply.issue());
    };
  }

  /** What was not fetched is never taken; what was set aside is freed. */
  @Override
  public PaymentFact cancel(Payment payment) {
    if (payment.charge() != null && payment.balance().captured().isZero()) {
      var reply =
          api.post(
              "void",
              "/v2/payments/authorizations/" + payment.charge() + "/void",
              "{}",
              payment.id() + "/void");
      return reply.ok() ? new PaymentFact.Cancelled() : last(payment);
    }
    var order = payment.providerReference();
    if (order == null) {
      return new PaymentFact.Cancelled();
    }
    var reply = api.get("status", "/v2/checkout/orders/" + order);
    return reply.ok() && reply.json().path("status").asString("").equals("COMPLETED")
        ? PayPalFacts.order(reply.json()).getLast()
        : new PaymentFact.Cancelled();
  }

  @Override
  public RefundAnswer refund(Payment payment, Refund refund) {
    if (refund.reference() != null) {
      return PayPalFacts.refund(
          object(api.get("refund", "/v2/payments/refunds/" + refund.reference())));
    }
    var body = Answered.JSON.createObjectNode();
    PayPalAmounts.write(refund.amount(), body.putObject("amount"));
    body.put("custom_id", payment.id().toString());
    var reply =
        api.post(
            "refund",
            "/v2/payments/captures/" + payment.charge() + "/refund",
            Answered.JSON.writeValueAsString(body),
            refund.id().toString());
    return reply.ok() ? PayPalFacts.refund(reply.json()) : new RefundAnswer.Refused(reply.issue());
  }

  private PaymentFact last(Payment payment) {
    var facts = status(payment);
    return facts.isEmpty() ? new PaymentFact.Cancelled() : facts.getLast();
  }

  private String order(Payment payment, Order order, Language language) {
    var body = Answered.JSON.createObjectNode();
    body.put("intent", payment.capture() == CaptureMode.ON_SHIPPING ? "AUTHORIZE" : "CAPTURE");
    var unit = body.putArray("purchase_units").addObject();
    unit.put("custom_id", payment.id().toString());
    unit.put("description", cut(settings.payee() + " " + order.number(), 127));
    PayPalAmounts.write(payment.amount(), unit.putObject("amount"));
    var wallet = settings.wallet().name().toLowerCase(Locale.ROOT);
    var experience =
        body.putObject("payment_source").putObject(wallet).putObject("experience_context");
    experience.put("brand_name", cut(settings.payee(), 127));
    experience.put("shipping_preference", "NO_SHIPPING");
    if (settings.wallet() == Wallet.PAYPAL) {
      var back = settings.backTo().apply(payment.id()).toString();
      experience.put("user_action", "PAY_NOW");
      experience.put("locale", locale(language, order));
      experience.put("return_url", back);
      experience.put("cancel_url", back);
    }
    return Answered.JSON.writeValueAsString(body);
  }

  /** {@code fr-FR}: PayPal wants a country with the language where it is known. */
  private static String locale(Language language, Order order) {
    var address = order.delivery().address();
    var spoken = language.locale().getLanguage();
    return address == null || address.country().length() != 2
        ? spoken
        : spoken + "-" + address.country().toUpperCase(Locale.ROOT);
  }

  private static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }

  private static JsonNode object(Reply reply) {
    if (!reply.ok()) {
      throw Answered.refused("PayPal", reply.status(), reply.issue());
    }
    return reply.json();
  }
}
