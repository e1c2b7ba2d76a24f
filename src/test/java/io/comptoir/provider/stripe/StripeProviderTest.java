package io.comptoir.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import com.stripe.net.Webhook;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.commerce.payment.CaptureMode;
import io.comptoir.commerce.payment.Dispute;
import io.comptoir.commerce.payment.Payment;
import io.comptoir.commerce.payment.PaymentFact;
import io.comptoir.commerce.payment.PaymentProvider.Incoming;
import io.comptoir.commerce.payment.PaymentProvider.Receipt;
import io.comptoir.commerce.payment.PaymentProvider.Subject;
import io.comptoir.commerce.payment.ProviderFailure;
import io.comptoir.commerce.payment.RefundAnswer;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.provider.Peer;
import io.comptoir.provider.Peer.Told;
import io.comptoir.provider.Samples;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Against a server of our own that plays Stripe. What we send is compared with what Stripe's own
 * library sends for the same wish; signatures are made by it.
 */
class StripeProviderTest {
  private static final String KEY = "rk_test_0123456789abcdef";
  private static final String SECRET = "whsec_0123456789abcdef0123";

  private final Peer peer = new Peer();
  private final OutgoingHttp http = peer.client();
  private Instant now = Samples.NOW;
  private final InstantSource clock = () -> now;
  private final Payment payment = Samples.payment("stripe", "EUR", CaptureMode.AT_ONCE);

  @AfterEach
  void close() {
    http.close();
    peer.close();
  }

  @Test
  void aSessionIsAskedForAsStripesOwnLibraryAsksForIt() {
    peer.plays(
        _ -> Told.json(200, "{\"id\":\"cs_1\",\"url\":\"https://checkout.stripe.com/c/1\"}"));
    var begun = provider().begin(payment, Samples.order("EUR"), Language.FRENCH);

    assertThat(begun.providerReference()).isEqualTo("cs_1");
    assertThat(begun.url()).isEqualTo("https://checkout.stripe.com/c/1");
    var asked = peer.last();
    assertThat(asked.is("POST", "/v1/checkout/sessions")).isTrue();
    assertThat(asked.headers())
        .containsEntry("authorization", "Bearer " + KEY)
        .containsEntry("stripe-version", "2026-09-30.endive")
        .containsEntry("idempotency-key", payment.id() + "/begin");
    assertThat(asked.form())
        .doesNotContainKey("payment_method_types[0]")
        .isEqualTo(flat(session().build().toMap()));
  }

  @Test
  void moneyThatIsTakenLaterIsOnlySetAside() {
    peer.plays(
        _ -> Told.json(200, "{\"id\":\"cs_1\",\"url\":\"https://checkout.stripe.com/c/1\"}"));
    provider()
        .begin(
            Samples.payment("stripe", "EUR", CaptureMode.ON_SHIPPING),
            Samples.order("EUR"),
            Language.ENGLISH);
    assertThat(peer.last().form())
        .containsEntry("payment_intent_data[capture_method]", "manual")
        .containsEntry("locale", "en");
  }

  @Test
  void aSessionStandsAsStripeSays() {
    assertThat(status("{\"object\":\"checkout.session\",\"status\":\"open\"}"))
        .containsExactly(new PaymentFact.Pending());
    assertThat(peer.last().path())
        .isEqualTo("/v1/checkout/sessions/cs_1?expand[]=payment_intent.latest_charge");
    assertThat(status("{\"status\":\"expired\"}")).containsExactly(new PaymentFact.Expired());
    assertThat(
            status(
                """
                {"status": "complete", "payment_intent": {"id": "pi_1", "status": "succeeded",
                  "amount_received": 4900, "currency": "eur",
                  "latest_charge": {"amount_refunded": 900, "currency": "eur"}}}
                """))
        .containsExactly(
            new PaymentFact.Captured(Money.of(4900, "EUR"), "pi_1"),
            new PaymentFact.Refunded(Money.of(900, "EUR")));
    assertThat(
            status(
                """
                {"status": "complete", "payment_intent": {"id": "pi_1",
                  "status": "requires_capture", "amount_capturable": 4900, "currency": "eur"}}
                """))
        .containsExactly(new PaymentFact.Authorised(Money.of(4900, "EUR"), "pi_1"));
    assertThat(
            status(
                """
                {"status": "complete", "payment_intent": {"id": "pi_1",
                  "status": "requires_payment_method",
                  "last_payment_error": {"code": "card_declined",
                    "decline_code": "insufficient_funds"}}}
                """))
        .containsExactly(new PaymentFact.Declined("insufficient_funds"));
  }

  @Test
  void whatWasNeverAnsweredIsNotAskedAbout() {
    assertThat(provider().status(payment)).isEmpty();
    assertThat(provider().cancel(payment)).isEqualTo(new PaymentFact.Cancelled());
    assertThat(peer.asked).isEmpty();
  }

  @Test
  void moneyThatWasSetAsideIsTakenOrFreed() {
    var authorised = payment.charged("pi_1");
    peer.plays(
        asked ->
            asked.path().endsWith("/capture")
                ? Told.json(
                    200,
                    "{\"id\":\"pi_1\",\"status\":\"succeeded\",\"amount_received\":4000,\"currency\":\"eur\"}")
                : Told.json(200, "{\"id\":\"pi_1\",\"status\":\"canceled\"}"));
    assertThat(provider().capture(authorised, Money.of(4000, "EUR")))
        .isEqualTo(new PaymentFact.Captured(Money.of(4000, "EUR"), "pi_1"));
    assertThat(peer.last().path()).isEqualTo("/v1/payment_intents/pi_1/capture");
    assertThat(peer.last().form())
        .isEqualTo(
            flat(PaymentIntentCaptureParams.builder().setAmountToCapture(4000L).build().toMap()));
    assertThat(provider().cancel(authorised)).isEqualTo(new PaymentFact.Cancelled());
    assertThat(peer.last().path()).isEqualTo("/v1/payment_intents/pi_1/cancel");
  }

  @Test
  void whatCannotBeTakenAnyMoreSaysHowItStands() {
    peer.plays(
        _ ->
            Told.json(
                400,
                """
                {"error": {"type": "invalid_request_error",
                  "code": "payment_intent_unexpected_state",
                  "payment_intent": {"id": "pi_1", "status": "canceled"}}}
                """));
    assertThat(provider().capture(payment.charged("pi_1"), payment.amount()))
        .isEqualTo(new PaymentFact.Cancelled());
  }

  @Test
  void aPageThatIsNotToBePaidAnyMoreIsClosedUnlessItWasPaid() {
    var begun = payment.begun("cs_1", "https://checkout.stripe.com/c/1");
    peer.plays(_ -> Told.json(200, "{\"id\":\"cs_1\",\"status\":\"expired\"}"));
    assertThat(provider().cancel(begun)).isEqualTo(new PaymentFact.Expired());
    assertThat(peer.last().is("POST", "/v1/checkout/sessions/cs_1/expire")).isTrue();

    peer.plays(
        asked ->
            asked.method().equals("POST")
                ? Told.json(400, "{\"error\":{\"type\":\"invalid_request_error\"}}")
                : Told.json(
                    200,
                    """
                    {"status": "complete", "payment_intent": {"id": "pi_1", "status": "succeeded",
                      "amount_received": 4900, "currency": "eur"}}
                    """));
    assertThat(provider().cancel(begun))
        .isEqualTo(new PaymentFact.Captured(Money.of(4900, "EUR"), "pi_1"));
  }

  @Test
  void aRefundIsAskedForOnceUnderItsOwnKey() {
    var paid = Samples.paid(payment, "pi_1");
    var refund = Samples.refund(paid, 1500);
    peer.plays(_ -> Told.json(200, "{\"id\":\"re_1\",\"status\":\"succeeded\"}"));
    assertThat(provider().refund(paid, refund)).isEqualTo(new RefundAnswer.Done("re_1"));
    assertThat(peer.last().headers()).containsEntry("idempotency-key", refund.id().toString());
    assertThat(peer.last().form())
        .isEqualTo(
            flat(
                RefundCreateParams.builder()
                    .setPaymentIntent("pi_1")
                    .setAmount(1500L)
                    .putMetadata("comptoir_payment", payment.id().toString())
                    .putMetadata("comptoir_refund", refund.id().toString())
                    .build()
                    .toMap()));

    peer.plays(
        _ ->
            Told.json(
                200,
                "{\"id\":\"re_1\",\"status\":\"failed\",\"failure_reason\":\"expired_or_canceled_card\"}"));
    assertThat(provider().refund(paid, refund.sent("re_1", now)))
        .isEqualTo(new RefundAnswer.Refused("expired_or_canceled_card"));
    assertThat(peer.last().is("GET", "/v1/refunds/re_1")).isTrue();
  }

  @Test
  void aRefundWhoseKeyMayBeForgottenIsLookedForBeforeItIsAskedAgain() {
    var paid = Samples.paid(payment, "pi_1");
    var refund = Samples.refund(paid, 1500);
    now = now.plus(Duration.ofDays(2));
    peer.plays(
        asked ->
            asked.method().equals("GET")
                ? Told.json(
                    200,
                    "{\"data\":[{\"id\":\"re_9\",\"status\":\"succeeded\",\"metadata\":{\"comptoir_refund\":\""
                        + refund.id()
                        + "\"}}]}")
                : Told.json(500, "{}"));
    assertThat(provider().refund(paid, refund)).isEqualTo(new RefundAnswer.Done("re_9"));
    assertThat(peer.asked).allMatch(asked -> asked.method().equals("GET"));
  }

  @Test
  void whatStripeRefusesForGoodIsAValueAndWhatItCannotDoNowIsAFailure() {
    var paid = Samples.paid(payment, "pi_1");
    var refund = Samples.refund(paid, 1500);
    peer.plays(
        asked ->
            asked.method().equals("GET")
                ? Told.json(200, "{\"data\":[]}")
                : Told.json(400, "{\"error\":{\"code\":\"charge_already_refunded\"}}"));
    assertThat(provider().refund(paid, refund))
        .isEqualTo(new RefundAnswer.Refused("charge_already_refunded"));
    fails(429, ProviderFailure.Category.UNWELL);
    fails(500, ProviderFailure.Category.UNWELL);
    fails(409, ProviderFailure.Category.UNWELL);
    fails(401, ProviderFailure.Category.REFUSED);
    peer.close();
    assertThatThrownBy(() -> provider().refund(paid, refund))
        .isInstanceOfSatisfying(
            ProviderFailure.class,
            e -> assertThat(e.category()).isEqualTo(ProviderFailure.Category.UNREACHABLE));
  }

  @Test
  void eachEventIsReadForWhatItIs() {
    check(
        "checkout.session.completed",
        """
        {"object": "checkout.session", "payment_status": "paid", "amount_total": 4900,
         "currency": "eur", "payment_intent": "pi_1", METADATA}
        """,
        new PaymentFact.Captured(Money.of(4900, "EUR"), "pi_1"));
    check(
        "checkout.session.expired",
        "{\"object\": \"checkout.session\", METADATA}",
        new PaymentFact.Expired());
    check(
        "payment_intent.amount_capturable_updated",
        """
        {"id": "pi_1", "status": "requires_capture", "amount_capturable": 4900,
         "currency": "eur", METADATA}
        """,
        new PaymentFact.Authorised(Money.of(4900, "EUR"), "pi_1"));
    check(
        "payment_intent.payment_failed",
        """
        {"id": "pi_1", "status": "requires_payment_method",
         "last_payment_error": {"code": "expired_card"}, METADATA}
        """,
        new PaymentFact.Declined("card_expired"));
    check(
        "charge.refunded",
        "{\"id\": \"ch_1\", \"amount_refunded\": 900, \"currency\": \"eur\", METADATA}",
        new PaymentFact.Refunded(Money.of(900, "EUR")));
    check(
        "refund.failed",
        """
        {"id": "re_1", "status": "failed", "failure_reason": "lost_or_stolen_card", METADATA}
        """,
        new PaymentFact.RefundMoved("re_1", new RefundAnswer.Refused("lost_or_stolen_card")));
    var dispute =
        receipt(
            event(
                "charge.dispute.created",
                """
                {"object": "dispute", "status": "needs_response", "reason": "fraudulent",
                 "payment_intent": "pi_1"}
                """));
    assertThat(((Receipt.Told) dispute).notice().subject()).isEqualTo(new Subject.Theirs("pi_1"));
    assertThat(((Receipt.Told) dispute).notice().fact())
        .isEqualTo(new PaymentFact.Disputed(new Dispute(Dispute.Stage.OPEN, "fraudulent")));
  }

  @Test
  void whatIsNotOursIsLetBe() {
    assertThat(receipt(event("customer.created", "{\"id\": \"cus_1\"}")))
        .isEqualTo(new Receipt.Irrelevant());
    assertThat(
            receipt(
                event(
                    "payment_intent.succeeded",
                    "{\"id\":\"pi_2\",\"status\":\"succeeded\",\"amount_received\":1,\"currency\":\"eur\"}")))
        .as("another system's payment on the same account")
        .isEqualTo(new Receipt.Irrelevant());
  }

  @Test
  void onlyWhatStripeSignedLatelyIsBelieved() throws Exception {
    var event = event("checkout.session.expired", "{METADATA}");
    var at = now.getEpochSecond();
    var right = Webhook.Util.computeHmacSha256(SECRET, at + "." + event);
    assertThat(receipt(event, "t=" + at + ",v1=" + right)).isInstanceOf(Receipt.Told.class);
    assertThat(receipt(event, "t=" + at + ",v0=abc,v1=" + "0".repeat(64) + ",v1=" + right))
        .as("while a secret is exchanged there are two")
        .isInstanceOf(Receipt.Told.class);
    for (var wrong :
        List.of(
            "",
            "v1=" + right,
            "t=" + at,
            "t=" + at + ",v1=" + "0".repeat(64),
            "t=" + (at + 1) + ",v1=" + right,
            "t=" + at + ",v0=" + right,
            "t=-1,v1=" + right,
            "t=" + at + ",v1=" + right.substring(2))) {
      assertThat(receipt(event, wrong)).as(wrong).isEqualTo(new Receipt.Forged("signature"));
    }
    assertThat(receipt(event + " ", "t=" + at + ",v1=" + right))
        .isEqualTo(new Receipt.Forged("signature"));
    assertThat(provider().verify(new Incoming(Map.of(), bytes(event))))
        .isEqualTo(new Receipt.Forged("signature"));
    now = now.plusSeconds(300);
    assertThat(receipt(event, "t=" + at + ",v1=" + right)).isInstanceOf(Receipt.Told.class);
    now = now.plusSeconds(1);
    assertThat(receipt(event, "t=" + at + ",v1=" + right)).isEqualTo(new Receipt.Forged("age"));
  }

  @Test
  void realMoneyIsNotToldByTrialEvents() {
    var live = event("checkout.session.expired", "{METADATA}").replace("false", "true");
    assertThat(receipt(live)).isEqualTo(new Receipt.Forged("mode"));
  }

  @Test
  void whatOurPeerAnswersIsWhatStripesLibraryReads() {
    var session =
        ApiResource.GSON.fromJson(
            "{\"object\":\"checkout.session\",\"status\":\"complete\",\"payment_status\":\"paid\","
                + "\"amount_total\":4900,\"payment_intent\":\"pi_1\",\"metadata\":{\"comptoir_payment\":\"x\"}}",
            Session.class);
    assertThat(session.getStatus()).isEqualTo("complete");
    assertThat(session.getPaymentStatus()).isEqualTo("paid");
    assertThat(session.getAmountTotal()).isEqualTo(4900);
    assertThat(session.getPaymentIntent()).isEqualTo("pi_1");
    assertThat(session.getMetadata()).containsEntry("comptoir_payment", "x");
  }

  @Test
  void keysThatCannotBeRightAreRefusedWithoutRepeatingThem() {
    for (var wrong : List.of("pk_live_0123456789abcdef", "sk_0123456789", "")) {
      assertThatThrownBy(() -> settings(wrong, SECRET))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("0123456789");
    }
    assertThatThrownBy(() -> settings(KEY, "secret")).isInstanceOf(IllegalArgumentException.class);
    assertThat(settings(KEY, SECRET).toString()).doesNotContain(KEY).doesNotContain(SECRET);
    assertThat(settings(KEY, SECRET).live()).isFalse();
    assertThat(settings("sk_live_0123456789abcdef", SECRET).live()).isTrue();
  }

  @Test
  void amountsAreWrittenAsStripeWantsThem() {
    assertThat(StripeAmounts.written(Money.of(4900, "EUR"))).isEqualTo(4900);
    assertThat(StripeAmounts.written(Money.of(4900, "JPY"))).isEqualTo(4900);
    assertThat(StripeAmounts.written(Money.of(4900, "ISK"))).isEqualTo(490_000);
    assertThat(StripeAmounts.read(490_000, "isk")).isEqualTo(Money.of(4900, "ISK"));
  }

  private SessionCreateParams.Builder session() {
    var back = "https://shop.example/return/" + payment.id();
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setClientReferenceId(payment.id().toString())
        .putMetadata("comptoir_payment", payment.id().toString())
        .setPaymentIntentData(
            SessionCreateParams.PaymentIntentData.builder()
                .putMetadata("comptoir_payment", payment.id().toString())
                .setDescription("Maison Ormeline C-7F3K2Q")
                .build())
        .addLineItem(
            SessionCreateParams.LineItem.builder()
                .setQuantity(1L)
                .setPriceData(
                    SessionCreateParams.LineItem.PriceData.builder()
                        .setCurrency("eur")
                        .setUnitAmount(4900L)
                        .setProductData(
                            SessionCreateParams.LineItem.PriceData.ProductData.builder()
                                .setName("Maison Ormeline C-7F3K2Q")
                                .setDescription("2 × Savon d’Alep & fils")
                                .build())
                        .build())
                .build())
        .setCustomerEmail("zoe@example.org")
        .setLocale(SessionCreateParams.Locale.FR)
        .setExpiresAt(Samples.NOW.plus(Duration.ofHours(2)).getEpochSecond())
        .setSuccessUrl(back)
        .setCancelUrl(back);
  }

  private StripeProvider provider() {
    return new StripeProvider(settings(KEY, SECRET), http, clock);
  }

  private StripeSettings settings(String key, String secret) {
    return new StripeSettings(
        peer.base(),
        key,
        List.of(secret),
        CaptureMode.AT_ONCE,
        "Maison Ormeline",
        id -> URI.create("https://shop.example/return/" + id));
  }

  private List<PaymentFact> status(String session) {
    peer.plays(_ -> Told.json(200, session));
    return provider().status(payment.begun("cs_1", "https://checkout.stripe.com/c/1"));
  }

  private void fails(int status, ProviderFailure.Category category) {
    var paid = Samples.paid(payment, "pi_1");
    peer.plays(_ -> Told.json(status, "{\"error\":{\"code\":\"x\"}}"));
    assertThatThrownBy(() -> provider().refund(paid, Samples.refund(paid, 1500)))
        .isInstanceOfSatisfying(
            ProviderFailure.class, e -> assertThat(e.category()).isEqualTo(category));
  }

  private void check(String type, String object, PaymentFact expected) {
    var receipt = receipt(event(type, object));
    assertThat(receipt).as(type).isInstanceOf(Receipt.Told.class);
    var notice = ((Receipt.Told) receipt).notice();
    assertThat(notice.id()).isEqualTo("evt_1");
    assertThat(notice.subject()).isEqualTo(new Subject.Ours(payment.id()));
    assertThat(notice.fact()).as(type).isEqualTo(expected);
  }

  private String event(String type, String object) {
    return "{\"id\": \"evt_1\", \"livemode\": false, \"type\": \""
        + type
        + "\", \"data\": {\"object\": "
        + object.replace(
            "METADATA", "\"metadata\": {\"comptoir_payment\": \"" + payment.id() + "\"}")
        + "}}";
  }

  private Receipt receipt(String event) {
    try {
      var at = now.getEpochSecond();
      return receipt(
          event, "t=" + at + ",v1=" + Webhook.Util.computeHmacSha256(SECRET, at + "." + event));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Receipt receipt(String event, String signature) {
    return provider().verify(new Incoming(Map.of("stripe-signature", signature), bytes(event)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Nested parameters as a form writes them. */
  private static Map<String, String> flat(Map<String, Object> parameters) {
    var fields = new LinkedHashMap<String, String>();
    parameters.forEach((name, value) -> flatten(name, value, fields));
    return fields;
  }

  private static void flatten(String name, Object value, Map<String, String> into) {
    switch (value) {
      case Map<?, ?> map -> map.forEach((key, one) -> flatten(name + "[" + key + "]", one, into));
      case List<?> list -> {
        for (var i = 0; i < list.size(); i++) {
          flatten(name + "[" + i + "]", list.get(i), into);
        }
      }
      default -> into.put(name, value.toString());
    }
  }
}
