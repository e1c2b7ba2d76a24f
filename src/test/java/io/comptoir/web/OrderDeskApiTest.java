package io.comptoir.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.action.CareTerms;
import io.comptoir.action.Counter;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.command.NoPayments;
import io.comptoir.commerce.SampleCatalog;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import io.comptoir.commerce.checkout.SellingTerms;
import io.comptoir.commerce.order.Order;
import io.comptoir.commerce.order.OrderId;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.customer.CustomerId;
import io.comptoir.index.LuceneProductSearch;
import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@NullUnmarked
class OrderDeskApiTest {
  private static final String KEY = "an-operator-key-of-at-least-32-bytes";
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final ShopId SHOP = new ShopId("shop");
  private static final LuceneProductSearch SEARCH = LuceneProductSearch.of(SampleCatalog.catalog());

  private final MemoryStores stores = MemoryStores.create(CLOCK);
  private final List<String> told = new ArrayList<>();
  private final Counter counter =
      new Counter(
          SHOP,
          SampleCatalog.catalog(),
          SEARCH,
          SellingTerms.plain(
              "Petite maison", Currency.getInstance("EUR"), ZoneId.of("Europe/Paris")),
          stores.stock(),
          stores.carts(),
          stores.orders(),
          stores.payments(),
          new NoPayments(),
          stores.bookings(),
          CareTerms.USUAL,
          stores.books(),
          stores.waiting());
  private final HttpClient http = HttpClient.newHttpClient();
  private Server server;

  @BeforeEach
  void serve() {
    var key =
        new OperatorKey(
            KEY.getBytes(StandardCharsets.UTF_8), new RateLimit(System::nanoTime, 1000));
    server =
        Server.start(
            "127.0.0.1",
            0,
            Json.MAPPER,
            List.of(
                new OrderDeskApi(key, this::counter, CLOCK),
                new ShipmentApi(
                    key,
                    this::counter,
                    (conversation, dedupe, name, data) -> told.add(dedupe + " " + words(data)),
                    CLOCK),
                new GiftCardApi(key, this::counter, CLOCK, new Random(5)),
                new PaperApi(key, this::counter, CLOCK),
                new ReturnApi(key, () -> List.of(SHOP), stores.orders(), CLOCK)));
  }

  @AfterEach
  void stop() {
    server.close();
    http.close();
  }

  @AfterAll
  static void closeSearch() throws IOException {
    SEARCH.close();
  }

  @Test
  void aChangeIsLookedAtFirstAndMadeWithItsConfirmationOnly() {
    order("C-AAAAAA", OrderStatus.PAID);
    var plan = post("/orders/C-AAAAAA/requests", "{\"what\":\"cancel\",\"reason\":\"other\"}", 202);
    assertThat(plan.path("difference").path("amount").asInt()).isEqualTo(-5900);
    assertThat(status("C-AAAAAA")).isEqualTo(OrderStatus.PAID);
    var wrong = "{\"what\":\"cancel\",\"reason\":\"other\",\"confirmation\":\"0000\"}";
    post("/orders/C-AAAAAA/requests", wrong, 409);
    assertThat(status("C-AAAAAA")).isEqualTo(OrderStatus.PAID);
    var yes =
        "{\"what\":\"cancel\",\"reason\":\"other\",\"confirmation\":\""
            + plan.path("confirmation").asString()
            + "\"}";
    assertThat(post("/orders/C-AAAAAA/requests", yes, 200).path("status").asString())
        .isEqualTo("cancelled");
    post("/orders/C-AAAAAA/requests", yes, 200);
    assertThat(status("C-AAAAAA")).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void whatThePolicyForbidsIsRefusedWithItsReason() {
    order("C-AAAAAA", OrderStatus.SHIPPED);
    var refused =
        post("/orders/C-AAAAAA/requests", "{\"what\":\"cancel\",\"reason\":\"other\"}", 409);
    assertThat(refused.path("detail").asString()).contains("WRONG_STATUS");
    post("/orders/C-AAAAAA/requests", "{\"what\":\"burn\"}", 400);
    post("/orders/C-AAAAAA/requests", "[", 400);
    post("/orders/C-BBBBBB/requests", "{\"what\":\"cancel\"}", 404);
    assertThat(get("/orders/C-AAAAAA/file", 200).path("mayAskFor").size()).isZero();
  }

  @Test
  void nobodyButTheOperatorComesIn() throws Exception {
    order("C-AAAAAA", OrderStatus.PAID);
    for (var path :
        List.of(
            "/orders/C-AAAAAA/requests",
            "/orders/C-AAAAAA/shipments",
            "/orders/C-AAAAAA/status",
            "/gift-cards")) {
      var request = HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString("{}")).build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void parcelsAreToldOnceAndTheLastOneDeliversTheOrder() {
    order("C-AAAAAA", OrderStatus.PAID);
    var parcel =
        "{\"tracking\":\"6A1\",\"carrier\":\"Colissimo\",\"url\":\"https://track.example/6A1\"}";
    var shipped = post("/orders/C-AAAAAA/shipments", parcel, 200);
    assertThat(shipped.path("status").asString()).isEqualTo("shipped");
    post("/orders/C-AAAAAA/shipments", parcel, 200);
    post("/orders/C-AAAAAA/shipments", "{\"tracking\":\"6A2\",\"carrier\":\"Colissimo\"}", 200);
    var delivered = "{\"stage\":\"delivered\",\"at\":\"2026-12-03T09:00:00Z\",\"place\":\"Lyon\"}";
    post("/orders/C-AAAAAA/shipments/6A1/events", delivered, 200);
    assertThat(status("C-AAAAAA")).isEqualTo(OrderStatus.SHIPPED);
    // late, and out of order
    var moving = "{\"stage\":\"in_transit\",\"at\":\"2026-12-02T09:00:00Z\"}";
    var after = post("/orders/C-AAAAAA/shipments/6A1/events", moving, 200);
    assertThat(after.path("shipments").path(0).path("stage").asString()).isEqualTo("delivered");
    post("/orders/C-AAAAAA/shipments/6A2/events", delivered, 200);
    post("/orders/C-AAAAAA/shipments/6A2/events", delivered, 200);
    assertThat(status("C-AAAAAA")).isEqualTo(OrderStatus.DELIVERED);
    assertThat(order("C-AAAAAA").after().shipments().getLast().events()).hasSize(1);
    assertThat(told.stream().distinct().count()).isEqualTo(4);
    assertThat(told).noneMatch(t -> t.contains("IN_TRANSIT"));
  }

  @Test
  void nonsenseAboutParcelsIsRefusedWithTheMend() {
    order("C-AAAAAA", OrderStatus.PAID);
    post("/orders/C-AAAAAA/shipments", "{\"tracking\":\"\"}", 400);
    post("/orders/C-AAAAAA/shipments", "{\"tracking\":\"1\",\"url\":\"javascript:x\"}", 400);
    post("/orders/C-AAAAAA/shipments/none/events", "{\"stage\":\"delivered\"}", 404);
    post("/orders/C-AAAAAA/shipments", "{\"tracking\":\"6A1\",\"carrier\":\"X\"}", 200);
    post("/orders/C-AAAAAA/shipments/6A1/events", "{\"stage\":\"eaten\"}", 400);
    post("/orders/C-AAAAAA/shipments/6A1/events", "{\"stage\":\"problem\",\"at\":\"soon\"}", 400);
    order("C-BBBBBB", OrderStatus.CANCELLED);
    post("/orders/C-BBBBBB/shipments", "{\"tracking\":\"6A1\",\"carrier\":\"X\"}", 409);
    post("/orders/C-BBBBBB/status", "{\"status\":\"delivered\"}", 409);
    assertThat(told).hasSize(1);
  }

  @Test
  void giftCardsAreMadeAndLookedAt() {
    var made = post("/gift-cards", "{\"amount\":5000,\"expires\":\"2027-12-31T23:59:59Z\"}", 201);
    var code = made.path("code").asString();
    assertThat(code).matches("G-[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
    var looked = get("/gift-cards/" + code.toLowerCase(), 200);
    assertThat(looked.path("balance").path("amount").asInt()).isEqualTo(5000);
    get("/gift-cards/G-2222-2222-2222", 404);
    post("/gift-cards", "{\"amount\":-1}", 400);
    post("/gift-cards", "{\"amount\":5000,\"expires\":\"never\"}", 400);
  }

  @Test
  void invoicesAreNumberedAndReadable() throws Exception {
    order("C-AAAAAA", OrderStatus.PAID);
    order("C-BBBBBB", OrderStatus.DELIVERED);
    order("C-CCCCCC", OrderStatus.AWAITING_PAYMENT);
    get("/orders/C-CCCCCC/file/invoice", 404);
    var first = pdf("/orders/C-BBBBBB/file/invoice", "fr");
    assertThat(first).contains("Facture n° 1", "C-BBBBBB", "Zoé Lefèvre", "59,00", "Petite maison");
    assertThat(pdf("/orders/C-AAAAAA/file/invoice", "en")).contains("Invoice no. 2", "59.00");
    assertThat(pdf("/orders/C-BBBBBB/file/invoice", "en")).contains("Invoice no. 1");
  }

  @Test
  void aLabelNamesWhatComesBack() throws Exception {
    order("C-AAAAAA", OrderStatus.DELIVERED);
    var ask = "{\"what\":\"return\",\"items\":[{\"item\":\"fig\"}],\"reason\":\"damaged\"%s}";
    var plan = post("/orders/C-AAAAAA/requests", ask.formatted(""), 202);
    var yes = ",\"confirmation\":\"" + plan.path("confirmation").asString() + "\"";
    var back = post("/orders/C-AAAAAA/requests", ask.formatted(yes), 200).path("returns").path(0);
    var number = back.path("return").asString();
    assertThat(pdf("/orders/C-AAAAAA/file/returns/" + number + "/label", "fr"))
        .contains(number, "Petite maison", "C-AAAAAA", "1 × Figuier");
    get("/orders/C-AAAAAA/file/returns/T-NONE22/label", 404);
  }

  private Optional<Counter> counter(ShopId shop) {
    return shop.equals(SHOP) ? Optional.of(counter) : Optional.empty();
  }

  private OrderStatus status(String number) {
    return order(number).status();
  }

  private Order order(String number) {
    return stores.orders().findByNumber(SHOP, number).orElseThrow();
  }

  private void order(String number, OrderStatus status) {
    var price = Money.of(5900, "EUR");
    stores
        .orders()
        .save(
            new Order(
                new OrderId(UUID.randomUUID()),
                number,
                SHOP,
                new CustomerId(UUID.randomUUID()),
                UUID.randomUUID(),
                status,
                List.of(
                    new Order.OrderLine(new ProductId("fig"), "Figuier", null, 1, price, price)),
                List.of(new Order.Amount("subtotal", "Sous-total", price)),
                price,
                null,
                List.of(),
                new Order.Contact("Zoé Lefèvre", "zoe@example.org", null),
                new Order.Delivery(
                    "standard",
                    new PostalAddress("1 rue", "69001", "Lyon", "FR"),
                    null,
                    null,
                    null),
                NOW,
                List.of(new Order.StatusChange(status, NOW)),
                null,
                null,
                List.of(),
                null,
                null,
                0));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + "/api/shops/shop" + path);
  }

  private JsonNode post(String path, String body, int status) {
    return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)), status);
  }

  private JsonNode get(String path, int status) {
    return send(HttpRequest.newBuilder(uri(path)).GET(), status);
  }

  private JsonNode send(HttpRequest.Builder request, int status) {
    var response = answer(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Json.MAPPER.readTree(response.body());
  }

  private String pdf(String path, String language) throws IOException {
    var request = HttpRequest.newBuilder(uri(path)).GET().header("Accept-Language", language);
    var response = answer(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    try (var document = Loader.loadPDF(response.body())) {
      return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
    }
  }

  private <T> HttpResponse<T> answer(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request.header("Authorization", "Bearer " + KEY).build(), handler);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String words(Map<String, Value> data) {
    return data.get("order") instanceof Value.Text(var text) ? text : "";
  }
}
