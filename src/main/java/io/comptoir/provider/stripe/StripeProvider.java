package io.comptoir.provider.stripe;

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
import io.comptoir.provider.stripe.StripeApi.Reply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Payments on Stripe's page. The payment's charge is the id of its Payment Intent. */
public final class StripeProvider implements PaymentProvider {
  public static final String NAME = "stripe";

  /** Stripe closes its page then; we close it as soon as the goods are let go. */
  private static final Duration PAGE_OPEN = Duration.ofHours(2);

  /** After this Stripe may have forgotten the key of a refund, so that it is looked for first. */
  private static final Duration KEYS_KEPT = Duration.ofHours(20);

  private static final int MAX_DESCRIPTION = 400;

  private final StripeSettings settings;
  private final StripeApi api;
  private final StripeNotices notices;
  private final InstantSource clock;

  public StripeProvider(StripeSettings settings, OutgoingHttp http, InstantSource clock) {
    this.settings = settings;
    this.api = new StripeApi(http, settings.base(), settings.secretKey());
    this.notices =
        new StripeNotices(new StripeSignature(settings.webhookSecrets()), settings.live());
    this.clock = clock;
  }

  /** Why a shop that sells in this currency cannot be paid; empty when it can. */
  public static String currencyProblem(Currency currency) {
    var problem = StripeAmounts.problem(currency);
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
    var session =
        object(
            api.post(
                "begin",
                "/v1/checkout/sessions",
                session(payment, order, language),
                payment.id() + "/begin"));
    return payment.begun(session.path("id").asString(), session.path("url").asString());
  }

  @Override
  public Receipt verify(Incoming incoming) {
    return notices.read(incoming, clock.instant());
  }

  @Override
  public List<PaymentFact> status(Payment payment) {
    var charge = payment.charge();
    if (charge != null) {
      return StripeFacts.intent(
          object(api.get("status", "/v1/payment_intents/" + charge + "?expand[]=latest_charge")));
    }
    var session = payment.providerReference();
    return session == null
        ? List.of() // nobody ever had the address of its page
        : StripeFacts.session(
            object(
                api.get(
                    "status",
                    "/v1/checkout/sessions/"
                        + session
                        + "?expand[]=payment_intent.latest_charge")));
  }

  @Override
  public List<PaymentFact> collect(Payment payment) {
    return status(payment);
  }

  @Override
  public PaymentFact capture(Payment payment, Money amount) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("amount_to_capture", Long.toString(StripeAmounts.written(amount)));
    return changed(
        payment,
        api.post(
            "capture",
            "/v1/payment_intents/" + payment.charge() + "/capture",
            fields,
            payment.id() + "/capture/" + amount.minor()));
  }

  @Override
  public PaymentFact cancel(Payment payment) {
    if (payment.charge() != null) {
      return changed(
          payment,
          api.post(
              "cancel",
              "/v1/payment_intents/" + payment.charge() + "/cancel",
              Map.of(),
              payment.id() + "/cancel"));
    }
    var session = payment.providerReference();
    if (session == null) {
      return new PaymentFact.Cancelled();
    }
    return switch (api.post(
        "expire",
        "/v1/checkout/sessions/" + session + "/expire",
        Map.of(),
        payment.id() + "/expire")) {
      case Reply.Object o -> new PaymentFact.Expired();
      case Reply.No no -> status(payment).getFirst();
    };
  }

  @Override
  public RefundAnswer refund(Payment payment, Refund refund) {
    if (refund.reference() != null) {
      return StripeFacts.refund(object(api.get("refund", "/v1/refunds/" + refund.reference())));
    }
    if (refund.askedAt().plus(KEYS_KEPT).isBefore(clock.instant())) {
      var known = known(payment, refund);
      if (known.isPresent()) {
        return StripeFacts.refund(known.get());
      }
    }
    var fields = new LinkedHashMap<String, String>();
    fields.put("payment_intent", String.valueOf(payment.charge()));
    fields.put("amount", Long.toString(StripeAmounts.written(refund.amount())));
    fields.put("metadata[" + StripeFacts.PAYMENT + "]", payment.id().toString());
    fields.put("metadata[" + StripeFacts.REFUND + "]", refund.id().toString());
    return switch (api.post("refund", "/v1/refunds", fields, refund.id().toString())) {
      case Reply.Object(var json) -> StripeFacts.refund(json);
      case Reply.No no ->
          known(payment, refund)
              .map(StripeFacts::refund)
              .orElseGet(() -> new RefundAnswer.Refused(no.code()));
    };
  }

  private Map<String, String> session(Payment payment, Order order, Language language) {
    var id = payment.id().toString();
    var back = settings.backTo().apply(payment.id()).toString();
    var fields = new LinkedHashMap<String, String>();
    fields.put("mode", "payment");
    fields.put("client_reference_id", id);
    fields.put("metadata[" + StripeFacts.PAYMENT + "]", id);
    fields.put("payment_intent_data[metadata][" + StripeFacts.PAYMENT + "]", id);
    fields.put("payment_intent_data[description]", settings.payee() + " " + order.number());
    if (payment.capture() == CaptureMode.ON_SHIPPING) {
      fields.put("payment_intent_data[capture_method]", "manual");
    }
    fields.put("line_items[0][quantity]", "1");
    var price = "line_items[0][price_data]";
    fields.put(price + "[currency]", StripeAmounts.currency(payment.amount()));
    fields.put(price + "[unit_amount]", Long.toString(StripeAmounts.written(payment.amount())));
    fields.put(price + "[product_data][name]", settings.payee() + " " + order.number());
    fields.put(price + "[product_data][description]", goods(order));
    fields.put("customer_email", order.contact().email());
    fields.put("locale", language.locale().getLanguage());
    fields.put("expires_at", Long.toString(payment.createdAt().plus(PAGE_OPEN).getEpochSecond()));
    fields.put("success_url", back);
    fields.put("cancel_url", back);
    return fields;
  }

  private static String goods(Order order) {
    var goods =
        order.lines().stream()
            .map(line -> line.quantity() + " × " + line.name())
            .collect(Collectors.joining(", "));
    return goods.length() > MAX_DESCRIPTION ? goods.substring(0, MAX_DESCRIPTION) + "…" : goods;
  }

  /** How an intent stands after we changed it, or why it did not change. */
  private PaymentFact changed(Payment payment, Reply reply) {
    return switch (reply) {
      case Reply.Object(var json) -> StripeFacts.intent(json).getFirst();
      case Reply.No no when no.error().path("payment_intent").isObject() ->
          StripeFacts.intent(no.error().path("payment_intent")).getFirst();
      case Reply.No no -> status(payment).getFirst();
    };
  }

  private Optional<JsonNode> known(Payment payment, Refund refund) {
    var list =
        object(api.get("refunds", "/v1/refunds?limit=100&payment_intent=" + payment.charge()));
    for (var one : list.path("data")) {
      if (one.path("metadata")
          .path(StripeFacts.REFUND)
          .asString("")
          .equals(refund.id().toString())) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private static JsonNode object(Reply reply) {
    return switch (reply) {
      case Reply.Object(var json) -> json;
      case Reply.No(var status, var code, var _) -> throw Answered.refused("Stripe", status, code);
    };
  }
}
