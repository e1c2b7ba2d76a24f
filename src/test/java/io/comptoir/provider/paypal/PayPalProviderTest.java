package io.comptoir.provider.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.comptoir.provider.Answered;
import io.comptoir.provider.Peer;
import io.comptoir.provider.Peer.Asked;
import io.comptoir.provider.Peer.Told;
import io.comptoir.provider.Samples;
import io.comptoir.provider.paypal.PayPalSettings.Wallet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Against a server of our own that plays PayPal; what goes to Orders v2 is checked by PayPal's own
 * OpenAPI description, where that lies beside the project.
 */
class PayPalProviderTest {
  private static final Map<String, String> HEADERS =
      Map.of(
          "paypal-auth-algo", "SHA256withRSA",
          "paypal-cert-url", "https://api.paypal.com/v1/notifications/certs/CERT-1",
          "paypal-transmission-id", "t-1",
          "paypal-transmission-sig", "c2lnbmF0dXJl",
          "paypal-transmission-time", "2026-11-21T10:00:00Z");

  private final Peer peer = new Peer();
  private final OutgoingHttp http = peer.client();
  private Instant now = Samples.NOW;
  private PayPalProvider provider = provider(CaptureMode.AT_ONCE, Wallet.PAYPAL);
  private final Payment payment = Samples.payment("paypal", "EUR", CaptureMode.AT_ONCE);
  private final Payment begun = payment.begun("5O190127TN364715T", "https://www.paypal.com/x");

  @AfterEach
  void close() {
    http.close();
    peer.close();
  }

  @Test
  void anOrderIsCreatedAsPayPalDescribesIt() {
    answers(_ -> created());
    var answer = provider.begin(payment, Samples.order("EUR"), Language.FRENCH);

    assertThat(answer.providerReference()).isEqualTo("5O190127TN364715T");
    assertThat(answer.url())
        .isEqualTo("https://www.paypal.com/checkoutnow?token=5O190127TN364715T");
    var asked = peer.last();
    assertThat(asked.is("POST", "/v2/checkout/orders")).isTrue();
    assertThat(asked.headers())
        .containsEntry("authorization", "Bearer token-1")
        .containsEntry("paypal-request-id", payment.id() + "/begin")
        .containsEntry("prefer", "return=representation");
    PayPalSpecification.open()
        .ifPresent(spec -> assertThat(spec.problems("order_request", asked.body())).isEmpty());
    var body = Answered.JSON.readTree(asked.body());
    assertThat(body.path("intent").asString()).isEqualTo("CAPTURE");
    var unit = body.path("purchase_units").path(0);
    assertThat(unit.path("custom_id").asString()).isEqualTo(payment.id().toString());
    assertThat(unit.path("amount").path("value").asString()).isEqualTo("49.00");
    var context = body.path("payment_source").path("paypal").path("experience_context");
    assertThat(context.path("locale").asString()).isEqualTo("fr-FR");
    assertThat(context.path("return_url").asString()).startsWith("https://shop.example/return/");
  }

  @Test
  void payPalsDescriptionFindsWhatIsWrong() {
    PayPalSpecification.open()
        .ifPresent(
            spec ->
                assertThat(
                        spec.problems(
                            "order_request",
                            "{\"intent\": \"STEAL\", \"purchase_units\": [{\"amount\": "
                                + "{\"value\": 1}, \"mine\": true}]}"))
                    .hasSize(4));
  }

  @Test
  void venmoIsAPaymentSourceOfItsOwn() {
    provider = provider(CaptureMode.ON_SHIPPING, Wallet.VENMO);
    answers(_ -> created());
    provider.begin(
        Samples.payment("paypal", "USD", CaptureMode.ON_SHIPPING),
        Samples.order("USD"),
        Language.ENGLISH);
    var body = Answered.JSON.readTree(peer.last().body());
    assertThat(body.path("intent").asString()).isEqualTo("AUTHORIZE");
    assertThat(body.path("payment_source").path("venmo").isObject()).isTrue();
    PayPalSpecification.open()
        .ifPresent(
            spec -> assertThat(spec.problems("order_request", peer.last().body())).isEmpty());
  }

  @Test
  void aTokenIsUsedUntilItIsOldAndFetchedAnewWhenItIsNotBelieved() {
    answers(_ -> Told.json(200, "{\"status\":\"CREATED\"}"));
    provider.status(begun);
    provider.status(begun);
    assertThat(tokens()).isEqualTo(1);
    now = now.plus(Duration.ofHours(9));
    provider.status(begun);
    assertThat(tokens()).isEqualTo(2);

    var refusals = new int[1];
    answers(
        asked ->
            asked.headers().get("authorization").equals("Bearer token-2") && refusals[0]++ == 0
                ? Told.json(401, "{\"error\":\"invalid_token\"}")
                : Told.json(200, "{\"status\":\"CREATED\"}"));
    provider.status(begun);
    assertThat(tokens()).isEqualTo(3);
    assertThat(peer.last().headers()).containsEntry("authorization", "Bearer token-3");
  }

  @Test
  void wrongKeysAreSaidToBeWrong() {
    peer.plays(_ -> Told.json(401, "{\"error\":\"invalid_client\"}"));
    assertThatThrownBy(() -> provider.status(begun))
        .isInstanceOfSatisfying(
            ProviderFailure.class,
            e -> {
              assertThat(e.category()).isEqualTo(ProviderFailure.Category.REFUSED);
              assertThat(e.getMessage()).doesNotContain("secret");
            });
  }

  @Test
  void anOrderStandsAsPayPalSays() {
    check("{\"status\":\"PAYER_ACTION_REQUIRED\"}", new PaymentFact.Pending());
    check("{\"status\":\"APPROVED\"}", new PaymentFact.Approved());
    check("{\"status\":\"VOIDED\"}", new PaymentFact.Cancelled());
    check(
        completed("\"captures\": [" + capture("COMPLETED") + "]"),
        new PaymentFact.Captured(Money.of(4900, "EUR"), "3C679366HH908993F"));
    check(
        completed(
            "\"captures\": ["
                + capture("PARTIALLY_REFUNDED")
                + "], \"refunds\": [{\"status\": \"COMPLETED\", \"amount\": "
                + "{\"currency_code\": \"EUR\", \"value\": \"9.00\"}}]"),
        new PaymentFact.Captured(Money.of(4900, "EUR"), "3C679366HH908993F"),
        new PaymentFact.Refunded(Money.of(900, "EUR")));
    check(
        completed(
            "\"authorizations\": [{\"id\": \"A-1\", \"status\": \"CREATED\", \"amount\": "
                + "{\"currency_code\": \"EUR\", \"value\": \"49.00\"}}]"),
        new PaymentFact.Authorised(Money.of(4900, "EUR"), "A-1"));
    answers(_ -> Told.json(404, "{\"name\":\"RESOURCE_NOT_FOUND\"}"));
    assertThat(provider.status(begun)).containsExactly(new PaymentFact.Expired());
  }

  @Test
  void whatWasApprovedIsFetchedOnce() {
    answers(_ -> Told.json(201, completed("\"captures\": [" + capture("COMPLETED") + "]")));
    assertThat(provider.collect(begun))
        .containsExactly(new PaymentFact.Captured(Money.of(4900, "EUR"), "3C679366HH908993F"));
    assertThat(peer.last().is("POST", "/v2/checkout/orders/5O190127TN364715T/capture")).isTrue();
    assertThat(peer.last().headers()).containsEntry("paypal-request-id", payment.id() + "/capture");

    answers(_ -> no("INSTRUMENT_DECLINED"));
    assertThat(provider.collect(begun)).containsExactly(new PaymentFact.Declined("card_declined"));
    answers(
        asked ->
            asked.method().equals("POST")
                ? no("ORDER_ALREADY_CAPTURED")
                : Told.json(200, completed("\"captures\": [" + capture("COMPLETED") + "]")));
    assertThat(provider.collect(begun).getFirst()).isInstanceOf(PaymentFact.Captured.class);
  }

  @Test
  void moneyThatWasSetAsideIsTakenOrFreed() {
    var aside = begun.charged("A-1");
    answers(_ -> Told.json(201, capture("COMPLETED")));
    assertThat(provider.capture(aside, payment.amount()))
        .isEqualTo(new PaymentFact.Captured(Money.of(4900, "EUR"), "3C679366HH908993F"));
    assertThat(peer.last().is("POST", "/v2/payments/authorizations/A-1/capture")).isTrue();
    answers(_ -> new Told(204, Map.of(), ""));
    assertThat(provider.cancel(aside)).isEqualTo(new PaymentFact.Cancelled());
    assertThat(peer.last().is("POST", "/v2/payments/authorizations/A-1/void")).isTrue();
  }

  @Test
  void whatNobodyFetchedIsNeverTaken() {
    answers(_ -> Told.json(200, "{\"status\":\"APPROVED\"}"));
    assertThat(provider.cancel(begun)).isEqualTo(new PaymentFact.Cancelled());
    assertThat(peer.asked).noneMatch(asked -> asked.path().endsWith("/capture"));
    assertThat(provider.cancel(payment)).isEqualTo(new PaymentFact.Cancelled());
  }

  @Test
  void aRefundIsAskedForOnceUnderItsOwnKey() {
    var paid = Samples.paid(begun, "3C679366HH908993F");
    var refund = Samples.refund(paid, 1500);
    answers(_ -> Told.json(201, "{\"id\":\"R-1\",\"status\":\"PENDING\"}"));
    assertThat(provider.refund(paid, refund)).isEqualTo(new RefundAnswer.Pending("R-1"));
    assertThat(peer.last().is("POST", "/v2/payments/captures/3C679366HH908993F/refund")).isTrue();
    assertThat(peer.last().headers()).containsEntry("paypal-request-id", refund.id().toString());
    assertThat(Answered.JSON.readTree(peer.last().body()).path("amount").path("value").asString())
        .isEqualTo("15.00");
    answers(_ -> Told.json(200, "{\"id\":\"R-1\",\"status\":\"COMPLETED\"}"));
    assertThat(provider.refund(paid, refund.sent("R-1", now)))
        .isEqualTo(new RefundAnswer.Done("R-1"));
    answers(_ -> no("CAPTURE_FULLY_REFUNDED"));
    assertThat(provider.refund(paid, refund))
        .isEqualTo(new RefundAnswer.Refused("CAPTURE_FULLY_REFUNDED"));
  }

  @Test
  void eachEventIsReadForWhatItIs() {
    verified("SUCCESS");
    told(
        "CHECKOUT.ORDER.APPROVED",
        "{\"id\": \"5O\", \"purchase_units\": [{\"custom_id\": \"OURS\"}]}",
        new PaymentFact.Approved());
    told(
        "PAYMENT.CAPTURE.COMPLETED",
        capture("COMPLETED").replaceFirst("\\{", "{\"custom_id\": \"OURS\", "),
        new PaymentFact.Captured(Money.of(4900, "EUR"), "3C679366HH908993F"));
    told(
        "PAYMENT.CAPTURE.REFUNDED",
        """
        {"id": "R-1", "custom_id": "OURS", "amount": {"currency_code": "EUR", "value": "1.00"},
         "seller_payable_breakdown": {"total_refunded_amount":
           {"currency_code": "EUR", "value": "9.00"}}}
        """,
        new PaymentFact.Refunded(Money.of(900, "EUR")));
    var dispute =
        receipt(
            event(
                "CUSTOMER.DISPUTE.CREATED",
                """
                {"reason": "MERCHANDISE_OR_SERVICE_NOT_RECEIVED",
                 "disputed_transactions": [{"seller_transaction_id": "3C679366HH908993F"}]}
                """));
    var notice = ((Receipt.Told) dispute).notice();
    assertThat(notice.subject()).isEqualTo(new Subject.Theirs("3C679366HH908993F"));
    assertThat(((PaymentFact.Disputed) notice.fact()).dispute().stage())
        .isEqualTo(Dispute.Stage.OPEN);
  }

  @Test
  void onlyWhatPayPalSaysIsItsOwnIsBelieved() {
    var event = event("CHECKOUT.ORDER.APPROVED", "{\"custom_id\":  \"OURS\"}");
    verified("SUCCESS");
    assertThat(receipt(event)).isInstanceOf(Receipt.Told.class);
    assertThat(peer.last().path()).isEqualTo("/v1/notifications/verify-webhook-signature");
    assertThat(peer.last().body())
        .as("the very bytes that came")
        .endsWith(",\"webhook_event\":" + event + "}");
    assertThat(Answered.JSON.readTree(peer.last().body()).path("webhook_id").asString())
        .isEqualTo("8PT597110X687430LKGECATA");

    verified("FAILURE");
    assertThat(receipt(event)).isEqualTo(new Receipt.Forged("signature"));
    peer.plays(_ -> Told.json(500, "{}"));
    assertThat(receipt(event)).isEqualTo(new Receipt.Unverifiable());
    var before = peer.asked.size();
    for (var missing : HEADERS.keySet()) {
      var headers = new HashMap<>(HEADERS);
      headers.remove(missing);
      assertThat(provider.verify(new Incoming(headers, bytes(event))))
          .isEqualTo(new Receipt.Forged("signature"));
    }
    var elsewhere = new HashMap<>(HEADERS);
    elsewhere.put("paypal-cert-url", "https://paypal.com.example.org/cert");
    assertThat(provider.verify(new Incoming(elsewhere, bytes(event))))
        .isEqualTo(new Receipt.Forged("certificate"));
    assertThat(provider.verify(new Incoming(HEADERS, bytes("no"))))
        .isEqualTo(new Receipt.Forged("form"));
    assertThat(peer.asked).as("nothing was asked for those").hasSize(before);
  }

  private PayPalProvider provider(CaptureMode capture, Wallet wallet) {
    return new PayPalProvider(
        new PayPalSettings(
            peer.base(),
            "client",
            "secret",
            "8PT597110X687430LKGECATA",
            wallet,
            capture,
            "Maison Ormeline",
            id -> URI.create("https://shop.example/return/" + id)),
        http,
        () -> now);
  }

  private void answers(Function<Asked, Told> how) {
    peer.plays(
        asked ->
            asked.is("POST", "/v1/oauth2/token")
                ? Told.json(
                    200, "{\"access_token\":\"token-" + tokens() + "\",\"expires_in\":32400}")
                : how.apply(asked));
  }

  private long tokens() {
    return peer.asked.stream().filter(asked -> asked.path().equals("/v1/oauth2/token")).count();
  }

  private void verified(String status) {
    answers(_ -> Told.json(200, "{\"verification_status\":\"" + status + "\"}"));
  }

  private static Told created() {
    return Told.json(
        201,
        """
        {"id": "5O190127TN364715T", "status": "PAYER_ACTION_REQUIRED", "links": [
          {"rel": "self", "href": "https://api-m.paypal.com/v2/checkout/orders/5O190127TN364715T"},
          {"rel": "payer-action",
           "href": "https://www.paypal.com/checkoutnow?token=5O190127TN364715T"}]}
        """);
  }

  private static Told no(String issue) {
    return Told.json(
        422, "{\"name\":\"UNPROCESSABLE_ENTITY\",\"details\":[{\"issue\":\"" + issue + "\"}]}");
  }

  private static String capture(String status) {
    return "{\"id\": \"3C679366HH908993F\", \"status\": \""
        + status
        + "\", \"amount\": {\"currency_code\": \"EUR\", \"value\": \"49.00\"}}";
  }

  private static String completed(String payments) {
    return "{\"status\": \"COMPLETED\", \"purchase_units\": [{\"payments\": {" + payments + "}}]}";
  }

  private void check(String order, PaymentFact... expected) {
    answers(_ -> Told.json(200, order));
    PayPalSpecification.open()
        .ifPresent(spec -> assertThat(spec.problems("order", order)).as("our peer").isEmpty());
    assertThat(provider.status(begun)).containsExactly(expected);
  }

  private void told(String type, String resource, PaymentFact expected) {
    var receipt = receipt(event(type, resource));
    assertThat(receipt).as(type).isInstanceOf(Receipt.Told.class);
    var notice = ((Receipt.Told) receipt).notice();
    assertThat(notice.subject()).isEqualTo(new Subject.Ours(payment.id()));
    assertThat(notice.fact()).isEqualTo(expected);
  }

  private String event(String type, String resource) {
    return "{\"id\":\"WH-1\",  \"event_type\":\""
        + type
        + "\",\"resource\":"
        + resource.replace("OURS", payment.id().toString())
        + "}";
  }

  private Receipt receipt(String event) {
    return provider.verify(new Incoming(HEADERS, bytes(event)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
