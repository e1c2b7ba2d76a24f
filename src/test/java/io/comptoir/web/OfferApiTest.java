package io.comptoir.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.SampleCatalog;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.index.LiveCatalog;
import io.comptoir.index.LuceneProductSearch;
import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Prices and stock of the moment, as a shop's own systems tell them over HTTP. */
@NullUnmarked
class OfferApiTest {
  private static final String KEY = "operator-key-of-at-least-32-bytes!!";
  private static final ShopId SHOP = new ShopId("sample");
  private static final ProductId ROSE = new ProductId("rose");

  private final MemoryStores stores = MemoryStores.create(Clock.systemUTC());
  private final LiveCatalog catalog =
      new LiveCatalog(SampleCatalog.catalog(), LuceneProductSearch.of(SampleCatalog.catalog()));
  private final HttpClient http = HttpClient.newHttpClient();
  private Server server;

  @BeforeEach
  void serve() {
    var shelf = Currency.getInstance("EUR");
    server =
        Server.start(
            "127.0.0.1",
            0,
            Json.MAPPER,
            List.of(
                new OfferApi(
                    new OperatorKey(
                        KEY.getBytes(StandardCharsets.UTF_8), new RateLimit(System::nanoTime, 1)),
                    id ->
                        id.equals(SHOP)
                            ? Optional.of(new OfferApi.Shelf(catalog.now(), shelf))
                            : Optional.empty(),
                    stores.offers(),
                    stores.stock(),
                    id -> catalog.refresh(stores.offers(), id))));
  }

  @AfterEach
  void close() {
    server.close();
    http.close();
  }

  @Test
  void aPriceAndACountHoldFromNowOn() throws Exception {
    var answer =
        put(
            """
            {"offers": [
              {"product": "rose", "price": {"amount": 5900, "currency": "EUR"}, "compareAt": {"amount": 7200, "currency": "EUR"}, "stock": 3},
              {"product": "fig-30", "stock": 0}]}
            """);
    assertThat(answer.path("taken").asInt()).isEqualTo(2);
    assertThat(answer.path("refused")).isEmpty();
    assertThat(catalog.find(ROSE).orElseThrow().price()).isEqualTo(Money.of(5900, "EUR"));
    assertThat(stores.stock().left(SHOP, List.of(ROSE, new ProductId("fig-30"))))
        .containsEntry(ROSE, 3)
        .containsEntry(new ProductId("fig-30"), 0);
    var shown = send("GET", "/api/shops/sample/offers/rose", "", KEY, 200);
    assertThat(shown.path("price").path("amount").asInt()).isEqualTo(5900);
    assertThat(shown.path("usualPrice").path("amount").asInt()).isEqualTo(7200);
    assertThat(shown.path("compareAt").path("amount").asInt()).isEqualTo(7200);
    assertThat(shown.path("stock").asInt()).isEqualTo(3);
    put("{\"offers\": [{\"product\": \"rose\", \"price\": null}]}");
    assertThat(catalog.find(ROSE).orElseThrow().price()).isEqualTo(Money.of(7200, "EUR"));
  }

  @Test
  void whatCannotBeTakenIsToldOneByOne() throws Exception {
    var answer =
        put(
            """
            {"offers": [
              {"product": "ghost", "stock": 1},
              {"product": "rose", "price": {"amount": -1, "currency": "EUR"}},
              {"product": "rose", "price": {"amount": 10, "currency": "USD"}},
              {"product": "rose", "price": "12.00"},
              {"product": "rose", "stock": -4},
              {"product": "fig", "stock": 9}]}
            """);
    assertThat(answer.path("taken").asInt()).isEqualTo(1);
    assertThat(answer.path("refused").valueStream().map(r -> r.path("type").asString()))
        .containsExactly(
            "urn:comptoir:problem:unknown_product",
            "urn:comptoir:problem:offer_price",
            "urn:comptoir:problem:offer_price",
            "urn:comptoir:problem:offer_price",
            "urn:comptoir:problem:offer_stock");
    assertThat(answer.path("refused").path(1).path("detail").asString())
        .contains("\"currency\": \"EUR\"");
    assertThat(catalog.find(ROSE).orElseThrow().price()).isEqualTo(Money.of(7200, "EUR"));
  }

  @Test
  void onlyWhoHasTheKeyMayTell() throws Exception {
    var body = "{\"offers\": [{\"product\": \"rose\", \"stock\": 1}]}";
    send("PUT", "/api/shops/sample/offers", body, "wrong", 401);
    send("PUT", "/api/shops/elsewhere/offers", body, KEY, 404);
    send("PUT", "/api/shops/sample/offers", "{\"offers\": []}", KEY, 422);
    send("PUT", "/api/shops/sample/offers", "{", KEY, 400);
    assertThat(stores.stock().left(SHOP, List.of(ROSE))).isEmpty();
  }

  private JsonNode put(String body) throws IOException, InterruptedException {
    return send("PUT", "/api/shops/sample/offers", body, KEY, 200);
  }

  private JsonNode send(String method, String path, String body, String key, int status)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + key)
            .build();
    var response = http.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return Json.MAPPER.readTree(response.body());
  }
}
