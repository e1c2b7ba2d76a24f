package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.storage.memory.MemoryStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewCommandTest {
  @TempDir private Path temp;

  @Test
  void aNewShopHasNoMistakesAndItsConversationsPass() throws IOException {
    var folder = temp.resolve("Ma Boutique");
    assertThat(new CommandLine(new NewCommand()).execute(folder.toString())).isZero();
    var clock = new ShopClock(Instant.parse("2026-12-01T09:00:00Z"));
    var stores = Stores.of(MemoryStores.create(clock));
    try (var shop =
        OpenShop.open(folder, stores, Payments.sandbox(clock), clock, temp.resolve("cache"))) {
      assertThat(shop.shop().settings().id().value()).isEqualTo("ma-boutique");
      assertThat(shop.shop().warnings()).isEmpty();
      var runs = new ConversationTests(shop, folder.resolve("tests")).run();
      assertThat(runs)
          .isNotEmpty()
          .allSatisfy(run -> assertThat(run.failures()).as(run.toString()).isEmpty());
    }
    assertThat(folder.resolve("flows/cart.yml"))
        .content()
        .startsWith("# yaml-language-server: $schema=../schema/flow.schema.json\n");
    assertThat(folder.resolve("schema/flow.schema.json")).isNotEmptyFile();
    assertThat(folder.resolve("schema/shop.schema.json")).isNotEmptyFile();
  }

  @Test
  void aFolderThatHoldsSomethingIsLeftAlone() throws IOException {
    Files.writeString(temp.resolve("mine.txt"), "mine");
    assertThat(new CommandLine(new NewCommand()).execute(temp.toString())).isEqualTo(2);
    assertThat(temp.resolve("shop.yml")).doesNotExist();
  }
}
