package io.comptoir.web.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.entry.EntryAddress;
import io.comptoir.entry.EntryPoint;
import io.comptoir.storage.memory.MemoryStores;
import io.comptoir.web.Json;
import io.comptoir.web.OperatorKey;
import io.comptoir.web.RateLimit;
import io.comptoir.web.Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Entry points over HTTP: made, drawn, followed, counted. */
@NullUnmarked
class EntryPagesTest {
  private static final String KEY = "operator-key-of-at-least-32-bytes!!";
  private static final String PHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1";
  private static final String PATH = "/api/shops/maison/entry-points";

  private final MemoryStores stores = MemoryStores.create(Clock.systemUTC());
  private final HttpClient http = HttpClient.newHttpClient();
  private final Doors doors = new Doors();
  private Server server;

  @BeforeEach
  void serve() {
    var limits = new RateLimit(System::nanoTime, 1);
    server =
        Server.start(
            "127.0.0.1",
            0,
            Json.MAPPER,
            List.of(
                new EntryApi(
                    new OperatorKey(KEY.getBytes(StandardCharsets.UTF_8), limits),
                    stores.entries(),
                    doors,
                    Clock.systemUTC()),
                new GoPages(stores.entries(), doors, limits, Clock.systemUTC())));
    doors.site = "http://127.0.0.1:" + server.port();
  }

  @AfterEach
  void close() {
    server.close();
    http.close();
  }

  @Test
  void oneIsMadeForEachChannelOfTheShop() {
    var made = make("{\"campaign\": \"spring\", \"link\": \"poster-12\"}");
    assertThat(made.path("entryPoints").valueStream().map(p -> p.path("channel").asString()))
        .containsExactly("telegram", "whatsapp", "webchat");
    var telegram = made.path("entryPoints").path(0);
    var code = telegram.path("code").asString();
    assertThat(telegram.path("address").asString()).isEqualTo(doors.site + "/go/" + code);
    assertThat(telegram.path("opens").asString())
        .isEqualTo("https://t.me/maison_bot?start=poster-12--" + code);
    assertThat(telegram.path("html").asString()).contains(doors.site + "/go/" + code);
    assertThat(make("{\"campaign\": \"spring\", \"link\": \"poster-12\"}"))
        .as("made again it is the same")
        .isEqualTo(made);
    assertThat(make("{\"channels\": [\"webchat\"]}").path("entryPoints").valueStream().count())
        .isEqualTo(1);
  }

  @Test
  void whatDoesNotFitIsRefusedWithTheMend() {
    assertThat(post("{\"campaign\": \"Spring Sale\"}", KEY).statusCode()).isEqualTo(422);
    assertThat(post("{\"channels\": [\"pigeon\"]}", KEY).body()).contains("telegram, whatsapp");
    assertThat(post("[]", KEY).statusCode()).isEqualTo(422);
    assertThat(post("{", KEY).statusCode()).isEqualTo(400);
    assertThat(post("{}", "wrong").statusCode()).isEqualTo(401);
    assertThat(get("/api/shops/none/entry-points", PHONE).statusCode()).isEqualTo(401);
  }

  @Test
  void aClickLeadsToTheChannelAndIsCountedOnce() {
    var code = code("telegram");
    for (var i = 0; i < 3; i++) {
      var answer = get("/go/" + code, PHONE);
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location"))
          .contains("https://t.me/maison_bot?start=--" + code);
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
    assertThat(clicks(code)).isEqualTo(1);
    get("/go/" + code, PHONE.replace("iPhone", "iPad"));
    assertThat(clicks(code)).as("somebody else").isEqualTo(2);
  }

  @Test
  void programsThatLookAheadAreLedOnAndNotCounted() {
    var code = code("telegram");
    for (var agent :
        List.of(
            "facebookexternalhit/1.1",
            "WhatsApp/2.24.1 A",
            "TelegramBot (like TwitterBot)",
            "Mozilla/5.0 (compatible; Googlebot/2.1)",
            "Slackbot-LinkExpanding 1.0",
            "curl/8.5")) {
      assertThat(get("/go/" + code, agent).statusCode()).isEqualTo(302);
    }
    send(HttpRequest.newBuilder(uri("/go/" + code)).HEAD(), PHONE);
    send(HttpRequest.newBuilder(uri("/go/" + code)).header("Sec-Purpose", "prefetch"), PHONE);
    assertThat(clicks(code)).isZero();
  }

  @Test
  void noneLeadsAnywhereElse() {
    assertThat(get("/go/aaaaaaaaaa", PHONE).statusCode()).isEqualTo(404);
    assertThat(get("/go/https:%2F%2Fevil.example", PHONE).statusCode()).isEqualTo(404);
    var code = code("telegram");
    doors.elsewhere = true;
    assertThat(get("/go/" + code, PHONE).statusCode()).isEqualTo(404);
    assertThat(clicks(code)).isZero();
  }

  @Test
  void theQrCodeIsReadBackAsTheShortAddress() throws IOException, NotFoundException {
    var code = code("whatsapp");
    var png = bytes("/go/" + code + ".png");
    var image = ImageIO.read(new ByteArrayInputStream(png));
    var width = image.getWidth();
    var pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    var read =
        new MultiFormatReader()
            .decode(
                new BinaryBitmap(
                    new HybridBinarizer(new RGBLuminanceSource(width, image.getHeight(), pixels))));
    assertThat(read.getText()).isEqualTo(doors.site + "/go/" + code);
    var svg = get("/go/" + code + ".svg", PHONE);
    assertThat(svg.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
    assertThat(svg.body()).startsWith("<svg ").contains("<path");
  }

  @Test
  void aPosterNamesTheShopAndTheAddress() {
    var code = code("whatsapp");
    var poster = get("/go/" + code + "/poster.svg", PHONE).body();
    assertThat(poster).contains("Maison &lt;Test&gt;").contains("/go/" + code).contains("WhatsApp");
    assertThat(get("/go/" + code + "/poster.svg?lang=en", PHONE).body()).contains("Let us talk");
    assertThat(poster).contains("Parlons-en");
  }

  @Test
  void whatCameOfThemIsToldByCampaign() {
    make("{\"campaign\": \"spring\"}");
    var code =
        make("{\"campaign\": \"autumn\"}").path("entryPoints").path(0).path("code").asString();
    get("/go/" + code, PHONE);
    var told = Json.MAPPER.readTree(list("").body());
    assertThat(told.path("campaigns").valueStream().map(c -> c.path("campaign").asString()))
        .containsExactlyInAnyOrder("spring", "autumn");
    assertThat(
            told.path("campaigns")
                .valueStream()
                .filter(c -> c.path("campaign").asString().equals("autumn"))
                .map(c -> c.path("clicks").asInt()))
        .containsExactly(1);
    assertThat(list("?since=yesterday").statusCode()).isEqualTo(422);
  }

  @Test
  void aLinkThatGoesOnWithAConversationIsDrawnForWhoHasIt() {
    var link = "join_" + "A".repeat(50);
    assertThat(get("/go/qr/maison/telegram/" + link + ".svg", PHONE).body()).startsWith("<svg ");
    assertThat(get("/go/qr/maison/pigeon/" + link + ".svg", PHONE).statusCode()).isEqualTo(404);
    assertThat(get("/go/qr/none/telegram/" + link + ".svg", PHONE).statusCode()).isEqualTo(404);
    assertThat(get("/go/qr/maison/telegram/anything.svg", PHONE).statusCode()).isEqualTo(404);
  }

  private String code(String channel) {
    return make("{\"channels\": [\"" + channel + "\"]}")
        .path("entryPoints")
        .path(0)
        .path("code")
        .asString();
  }

  private long clicks(String code) {
    return stores.entries().tallies(new ShopId("maison"), Clock.systemUTC().instant()).stream()
        .filter(tally -> tally.point().code().equals(code))
        .findFirst()
        .orElseThrow()
        .clicks();
  }

  private JsonNode make(String body) {
    var answer = post(body, KEY);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.MAPPER.readTree(answer.body());
  }

  private HttpResponse<String> post(String body, String key) {
    return send(
        HttpRequest.newBuilder(uri(PATH))
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        PHONE);
  }

  private HttpResponse<String> list(String query) {
    return send(
        HttpRequest.newBuilder(uri(PATH + query)).header("Authorization", "Bearer " + KEY), PHONE);
  }

  private HttpResponse<String> get(String path, String agent) {
    return send(HttpRequest.newBuilder(uri(path)), agent);
  }

  private byte[] bytes(String path) {
    try {
      return http.send(
              HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String agent) {
    try {
      return http.send(
          request.header("User-Agent", agent).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  /** A shop on three channels. */
  private static final class Doors implements EntryDoors {
    String site = "";
    boolean elsewhere;

    @Override
    public String site() {
      return site;
    }

    @Override
    public List<Place> places(ShopId shop) {
      return List.of(
          new Place("telegram", "7"), new Place("whatsapp", "8"), new Place("webchat", "maison"));
    }

    @Override
    public Optional<URI> address(EntryPoint point) {
      return address(point.shop(), point.channel(), point.link() + "--" + point.code());
    }

    @Override
    public Optional<URI> address(ShopId shop, String channel, String link) {
      if (elsewhere) {
        return Optional.of(URI.create("https://evil.example/"));
      }
      if (shop(shop).isEmpty()) {
        return Optional.empty();
      }
      return switch (channel) {
        case "telegram" -> EntryAddress.of(channel, "maison_bot", link);
        case "whatsapp" -> EntryAddress.of(channel, "33612345678", link);
        case "webchat" -> EntryAddress.of(channel, site + "/shop/maison", link);
        default -> Optional.empty();
      };
    }

    @Override
    public Optional<Named> shop(ShopId shop) {
      return shop.value().equals("maison")
          ? Optional.of(new Named("Maison <Test>", Language.FRENCH))
          : Optional.empty();
    }
  }
}
