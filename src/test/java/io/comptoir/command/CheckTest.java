package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.shop.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each mistake is planted into a shop that has none, and found with its file and line. */
class CheckTest {
  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void start() {
    folder = temp.resolve("shop");
    new CommandLine(new NewCommand()).execute(folder.toString());
  }

  @Test
  void yamlThatIsNone() throws IOException {
    plant("flow: broken\nsteps: [");
    assertThat(problems())
        .anyMatch(p -> p.file().equals("flows/planted.yml") && p.message().contains("not YAML"));
  }

  @Test
  void unknownNames() throws IOException {
    plant(
        """
        flow: planted
        colour: red
        steps:
          - say: no.such.message
          - action: cart.fly
          - collect: nothing
          - call: nowhere
          - jump: nowhere
          - say: pattern.yes
            if: basket.count > 2
          - show: hologram
        """);
    assertThat(problems()).extracting(Problem::line).contains(2, 4, 5, 6, 7, 8, 10, 11);
  }

  @Test
  void aWriteThatNobodyAgreedTo() throws IOException {
    plant(
        """
        flow: planted
        slots: {order: text}
        steps:
          - branch:
              - if: "order == 'x'"
                then: [{confirm: cart_empty.sure}]
          - action: orders.cancel
            with: {order: order}
        """);
    assertThat(problems()).anyMatch(p -> p.line() == 7 && p.message().contains("without a yes"));
  }

  @Test
  void stepsThatNeverEnd() throws IOException {
    plant(
        """
        flow: planted
        steps:
          - {id: again, note: once}
          - say: pattern.yes
          - jump: again
        """);
    assertThat(problems()).anyMatch(p -> p.message().contains("without end"));
  }

  @Test
  void aMessageThatNeedsWhatItIsNotGiven() throws IOException {
    plant("flow: planted\nsteps:\n  - say: cart_remove.done\n");
    assertThat(problems()).anyMatch(p -> p.line() == 3 && p.message().contains("{name}"));
  }

  @Test
  void aMessageMissingInOneLanguage() throws IOException {
    Files.writeString(
        folder.resolve("messages/en.yml"),
        Files.readString(folder.resolve("messages/en.yml")) + "\nonly.here: \"Hello\"\n");
    plant("flow: planted\nsteps:\n  - say: only.here\n");
    assertThat(problems()).anyMatch(p -> p.message().contains("messages/fr.yml"));
  }

  @Test
  void flowsThatCallEachOther() throws IOException {
    plant("flow: planted\nsteps:\n  - call: other\n---\nflow: other\nsteps:\n  - call: planted\n");
    assertThat(problems()).anyMatch(p -> p.message().contains("never end"));
  }

  @Test
  void twoFlowsOnOneIntent() throws IOException {
    plant("flow: planted\ntriggers: {intents: [products.search]}\nsteps:\n  - say: pattern.yes\n");
    assertThat(problems())
        .anyMatch(p -> p.message().contains("both begin on the intent products.search"));
  }

  @Test
  void aWindowThatWouldLackASentence() throws IOException {
    Files.writeString(
        folder.resolve("storefront.yml"),
        """
        announcement: {fr: Bonjour}
        wishes:
          - ""
        promises:
          - {sign: unicorn, title: {fr: Un, en: One}, text: {fr: Deux, en: Two}}
          - {sign: leaf, title: {fr: Un, en: One}}
        window: open
        """);
    assertThat(problems())
        .filteredOn(p -> p.file().equals("storefront.yml"))
        .extracting(Problem::line)
        .contains(1, 3, 5, 6, 7);
  }

  @Test
  void aSeasonThatCannotBeShown() throws IOException {
    var file = folder.resolve("shop.yml");
    Files.writeString(
        file,
        Files.readString(file)
            + """

            seasons:
              - {id: winter, from: 2026-12-01, until: soon, title: Winter, text: Cold, picture: images/no.svg}
              - {id: spring, until: 2027-06-01, title: Spring, text: Mild, products: [unicorn]}
            """);
    assertThat(problems()).extracting(Problem::message).anyMatch(m -> m.contains("images/no.svg"));
    assertThat(problems()).extracting(Problem::message).anyMatch(m -> m.contains("unicorn"));
    assertThat(problems()).extracting(Problem::message).anyMatch(m -> m.contains("`from`"));
    assertThat(problems()).extracting(Problem::message).anyMatch(m -> m.contains("2026-12-24"));
  }

  @Test
  void noGoal() throws IOException {
    var file = folder.resolve("shop.yml");
    Files.writeString(file, Files.readString(file).replaceAll("(?m)^goals:\\n.*\\n", ""));
    assertThat(problems()).anyMatch(p -> p.message().contains("goal"));
  }

  @Test
  void noShopAtAll() {
    assertThat(OpenShop.read(temp.resolve("nothing"), temp).problems())
        .anyMatch(p -> p.message().contains("comptoir new"));
  }

  private void plant(String flow) throws IOException {
    Files.writeString(folder.resolve("flows/planted.yml"), flow);
  }

  private List<Problem> problems() {
    return OpenShop.read(folder, temp.resolve("cache")).problems();
  }
}
