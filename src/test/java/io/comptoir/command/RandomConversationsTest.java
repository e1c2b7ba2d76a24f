package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.dialogue.Press;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import io.comptoir.storage.memory.MemoryStores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People who say anything at any time: the bot never loses its mind, never orders without a yes,
 * and says the same to the same words.
 */
class RandomConversationsTest {
  private static final List<String> LINES =
      List.of(
          "bonjour",
          "oui",
          "non",
          "je cherche une bougie",
          "le deuxième",
          "ajoute le premier",
          "commander",
          "à domicile",
          "Camille Martin",
          "camille@exemple.fr",
          "12 rue des Lilas",
          "75004",
          "Paris",
          "moins cher",
          "laisse tomber",
          "combien coûte la livraison ?",
          "un cadeau pour ma mère",
          "50 euros",
          "hello, show me soaps",
          "yes",
          "blurp",
          "code DUO",
          "vider mon panier",
          "où est ma commande ?",
          "annuler ma commande",
          "changer l'adresse",
          "je veux parler à quelqu'un",
          "<b>&{}'\"",
          "3",
          "mettez-en trois");
  private static final List<String> YES = List.of("oui", "yes");

  @Test
  void nothingIsOrderedWithoutAYesAndEverythingReplays(@TempDir Path cache) {
    var seed = 20261121L;
    System.out.println("seed " + seed);
    var clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
    var stores = Stores.of(MemoryStores.create(clock));
    try (var shop =
        OpenShop.open(Path.of("shops/beaute"), stores, Payments.sandbox(clock), clock, cache)) {
      for (var i = 0; i < 25; i++) {
        var first = play(shop, new Random(seed + i));
        assertThat(play(shop, new Random(seed + i))).as("seed " + (seed + i)).isEqualTo(first);
      }
    }
  }

  private static List<String> play(OpenShop opened, Random random) {
    var clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
    var stores = MemoryStores.create(clock);
    var shop = opened.on(Stores.of(stores), Payments.sandbox(clock), clock);
    var rehearsal =
        new Rehearsal(
            shop,
            stores,
            clock,
            random.nextBoolean() ? "sms" : "webchat",
            shop.shop().settings().language());
    var transcript = new ArrayList<String>();
    List<Message> last = List.of();
    for (var turn = 0; turn < 30; turn++) {
      var orders = rehearsal.orders().size();
      rehearsal.listen();
      var buttons = last.stream().flatMap(m -> Buttons.of(m.content()).stream()).toList();
      var pressed = !buttons.isEmpty() && random.nextInt(4) == 0;
      var line = LINES.get(random.nextInt(LINES.size()));
      var agreed = YES.contains(line);
      if (pressed) {
        var button = Buttons.find(buttons, Integer.toString(1 + random.nextInt(buttons.size())));
        if (button.isPresent()) {
          agreed =
              Press.of(button.get().payload())
                  .filter(p -> "yes".equals(p.with().get("value")))
                  .isPresent();
          last = rehearsal.send(new Content.Postback(button.get().payload(), button.get().text()));
        }
      } else if (random.nextInt(15) == 0) {
        agreed = false;
        last = rehearsal.advance(Duration.ofHours(random.nextInt(40)));
      } else {
        last = rehearsal.say(line);
      }
      assertThat(rehearsal.mistakes()).as(line).isEmpty();
      if (rehearsal.orders().size() > orders) {
        assertThat(agreed).as("ordered after " + line).isTrue();
      }
      last.forEach(m -> transcript.add(m.content().toString()));
    }
    return transcript;
  }
}
