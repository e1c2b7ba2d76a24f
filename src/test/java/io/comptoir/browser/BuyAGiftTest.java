package io.comptoir.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.comptoir.command.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gift is found, bought, paid and followed in French, on a window as small as a phone's. */
class BuyAGiftTest {
  private static final double PATIENCE_MILLIS = 60_000;

  @Test
  void aGiftIsBoughtInFrenchOnAPhone(@TempDir Path data) {
    try (var chromium = Chromium.start();
        var server =
            RunningServer.start(
                new RunningServer.Settings(
                    List.of(Path.of("shops/beaute")), null, data, "127.0.0.1", 0));
        var context =
            chromium
                .browser()
                .newContext(
                    new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setLocale("fr-FR")
                        .setHasTouch(true)
                        .setIsMobile(true))) {
      context.setDefaultTimeout(PATIENCE_MILLIS);
      var page = context.newPage();
      var errors = new java.util.concurrent.CopyOnWriteArrayList<String>();
      page.onPageError(errors::add);
      page.navigate("http://127.0.0.1:" + server.port() + "/shop/beaute");
      assertThat(page.locator("html")).hasAttribute("lang", "fr");

      var chat = page.locator("comptoir-chat");
      chat.locator(".launcher").tap();
      seen(chat.getByText("assistante virtuelle").first());
      // The bot itself greets whoever opens the chat.
      seen(chat.locator(".group.bot .reply, .replies .reply").first());

      say(chat, "je cherche un cadeau pour ma mère, moins de 50 euros");
      tap(chat, "Passer");
      chat.getByText("Ajouter au panier").first().tap();
      seen(chat.getByText("est dans votre panier").first());
      tap(chat, "Commander");
      tap(chat, "Livraison à domicile");
      fill(chat, "Prénom et nom", "Camille Roux");
      fill(chat, "E-mail", "camille@example.com");
      fill(chat, "Adresse", "12 rue des Lilas");
      fill(chat, "Code postal", "69003");
      fill(chat, "Ville", "Lyon");
      tap(chat, "Valider");
      seen(chat.getByText("12 rue des Lilas").last());
      tap(chat, "Oui, je confirme");
      chat.getByText("Payer").last().tap();
      pay(page);
      seen(chat.getByText("le paiement est bien arrivé").first());
      seen(chat.getByText("Payée").first());

      // Another day, the same browser: the conversation is where it was.
      page.reload();
      seen(chat.getByText("le paiement est bien arrivé").first());
      // And by a link from elsewhere the flow that it names begins.
      page.navigate("http://127.0.0.1:" + server.port() + "/shop/beaute?chat=gift");
      seen(chat.getByText("Pour qui est ce cadeau").last());
      assertThat(page).hasURL("http://127.0.0.1:" + server.port() + "/shop/beaute");
      assertThat(errors).isEmpty();
      assertThat(measured(server))
          .contains("comptoir_inputs_total{outcome=\"accepted\"}")
          .contains("comptoir_turn_seconds_bucket{le=\"0.1\"}")
          .contains("comptoir_group_rows_count{writer=\"commit\"}")
          .contains("comptoir_understanding_seconds_count{shop=\"beaute\"}")
          .contains("comptoir_payment_notices_total{outcome=\"captured\",provider=\"sandbox\"} 1.0")
          .contains("comptoir_waiting{what=\"conversations\"} 0.0")
          .contains("route=\"/chat/v1/messages\"")
          .doesNotContainIgnoringCase("camille")
          .doesNotContain("Lilas");
    }
  }

  /** What the server says of itself: figures, and nobody's words. */
  private static String measured(RunningServer server) {
    try (var http = HttpClient.newHttpClient()) {
      var metrics = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
      return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pay(Page page) {
    var bank = page.frameLocator("comptoir-chat iframe");
    bank.locator("input[name=number]").fill("4242 4242 4242 4242");
    bank.locator("input[name=expiry]").fill("12/34");
    bank.locator("input[name=code]").fill("123");
    bank.locator("button[type=submit]").tap();
  }

  private static void say(Locator chat, String text) {
    var composer = chat.locator(".composer textarea");
    composer.fill(text);
    composer.press("Enter");
  }

  private static void fill(Locator chat, String label, String value) {
    chat.getByLabel(label, new Locator.GetByLabelOptions().setExact(false)).last().fill(value);
  }

  private static void tap(Locator chat, String words) {
    chat.getByText(words, new Locator.GetByTextOptions().setExact(true)).last().tap();
  }

  private static void seen(Locator locator) {
    assertThat(locator).isVisible();
  }
}
