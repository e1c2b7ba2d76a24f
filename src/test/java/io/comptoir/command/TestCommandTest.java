package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Conversation tests as their author runs them: what is given, what is compared, what is told. */
class TestCommandTest {
  @TempDir private Path temp;
  private Path shop = Path.of("shop");

  @BeforeEach
  void aNewShopWithoutTests() throws IOException {
    shop = temp.resolve("shop");
    assertThat(Terminal.run("new", shop.toString()).code()).isZero();
    try (var tests = Files.list(shop.resolve("tests"))) {
      for (var test : tests.toList()) {
        Files.delete(test);
      }
    }
  }

  @Test
  void aTestBeginsWithACustomerTheirCartAndTheirOrders() throws IOException {
    var product = firstProduct();
    write(
        "customers.yml",
        """
        camille:
          profile: {name: Camille Martin, email: camille@example.com}
          cart: [{product: PRODUCT, quantity: 2}]
          orders: [{number: C-TEST23, items: [PRODUCT], status: shipped, placed: 3d ago}]
        """
            .replace("PRODUCT", product));
    write(
        "given.yml",
        """
        test: what is given is there, and only what is new counts
        locales: [en]
        channels: [web, sms]
        given: {clock: "2026-12-01T10:00:00+01:00", customer: camille, profile: {skin: dry}}
        turns:
          - do: cart.show
            expect: {cart: 2}
          - do: {name: order.status, order: C-TEST23}
            expect: {flow: order_status, contains: C-TEST23, not_contains: basket, not_say: orders.none}
        finally: {orders: 0, cart: 2, handovers: 0, under_way: 0, timers: 0, waiting: 0, profile: {skin: dry, name: Camille Martin}}
        """);
    var shown = run();
    assertThat(shown.out()).endsWith("2 passed, 0 failed\n");
    assertThat(shown.code()).isZero();
  }

  @Test
  void whatIsLeftInTheStoresIsComparedAtTheEnd() throws IOException {
    write(
        "left.yml",
        """
        test: nothing of this is so
        locales: [en]
        turns: [{user: I want to talk to a person}]
        finally: {orders: 1, cart: 3, handovers: 0, timers: 2, profile: {skin: oily}}
        """);
    var shown = run();
    assertThat(shown.code()).isEqualTo(1);
    assertThat(shown.out())
        .contains("tests/left.yml:4: orders: `1` expected at the end, not `0`")
        .contains("cart: `3` expected at the end, not `0`")
        .contains("handovers: `0` expected at the end, not `1`")
        .contains("timers: `2` expected at the end, not `0`")
        .contains("profile skin: `oily` expected at the end, not `nothing`")
        .endsWith("0 passed, 1 failed\n");
  }

  @Test
  void aFailureShowsTheConversationUpToItAndWhatWasUnderstood() throws IOException {
    write(
        "wrong.yml",
        """
        test: goes wrong in the second turn
        locales: [en]
        turns:
          - user: hello
          - user: I want to talk to a person
            expect: {say: smalltalk.goodbye}
        """);
    var shown = run();
    assertThat(shown.code()).isEqualTo(1);
    assertThat(shown.out())
        .contains("FAILED goes wrong in the second turn (en, web)", "    > hello\n")
        .contains("    > I want to talk to a person\n")
        .contains(
            "tests/wrong.yml:6: message smalltalk.goodbye expected; said were", "human.request");
  }

  @Test
  void mistakesInTestsAreToldWithTheirLineAndNeverPass() throws IOException {
    write(
        "mistakes.yml",
        """
        test: unknown words
        locales: [en, xx]
        channels: [web, pigeon]
        given: {weather: fine, customer: nobody, cart: [no-such-product]}
        turns:
          - user: hello
            expect: {smell: roses, cards: {min: several}}
        ---
        test: unreadable numbers
        locales: [en]
        turns:
          - user: hello
            expect: {cards: {min: several}}
        """);
    var shown = run();
    assertThat(shown.code()).isEqualTo(1);
    assertThat(shown.out())
        .contains("MISTAKE tests/mistakes.yml:1: the shop speaks", "`xx`", "`pigeon`")
        .contains("`weather` means nothing here", "no customer `nobody`", "no-such-product")
        .contains("`smell` means nothing here")
        .contains("not written as it should be");
  }

  @Test
  void coverageListsWhatNoTestComesBy() throws IOException {
    write(
        "one.yml",
        """
        test: only the basket
        locales: [en]
        turns: [{do: cart.show, expect: {flow: cart_show}}]
        """);
    var shown = Terminal.run("test", shop.toString(), "--coverage");
    assertThat(shown.code()).isZero();
    assertThat(shown.out())
        .containsPattern("never    flows/house\\.yml:\\d+: stores_hours: action stores\\.hours")
        .containsPattern("never    flows/cart\\.yml:\\d+: cart_show: ")
        .containsPattern("steps \\d+ of \\d+ \\(\\d+ %\\), branches \\d+ of \\d+")
        .doesNotContain("cart_show: if cart.empty → it holds");
    var json =
        JsonMapper.builder()
            .build()
            .readTree(Terminal.run("test", shop.toString(), "--json").out());
    assertThat(json.path("passed").asInt()).isEqualTo(1);
    assertThat(json.path("runs").get(0).path("test").asString()).isEqualTo("only the basket");
    assertThat(json.path("coverage").path("steps").path("reached").asInt()).isPositive();
    assertThat(json.path("coverage").path("never")).isNotEmpty();
  }

  @Test
  void aConversationInTheTerminalBecomesATestThatPasses() throws IOException {
    var file = shop.resolve("tests/recorded.yml");
    var typed =
        Terminal.typing(
            "hello\nI want to talk to a person\n/do cart.show\n/clock 2h\nthanks\n",
            "chat",
            shop.toString(),
            "--locale",
            "en",
            "--record",
            file.toString());
    assertThat(typed.code()).isZero();
    assertThat(Files.readString(file))
        .contains("user: \"hello\"", "advance_clock: 7200s", "say: [");
    var shown = Terminal.run("test", shop.toString(), "-v");
    assertThat(shown.out()).contains("passed recorded in the terminal (en, web)");
    assertThat(shown.code()).isZero();
    var again = Terminal.typing("hello\n", "chat", shop.toString(), "--record", file.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("already there");
  }

  @Test
  void whatIsTypedWronglyIsToldWithTwo() {
    assertThat(Terminal.run("test", temp + "/nothing").code()).isEqualTo(2);
    assertThat(Terminal.run("test", shop.toString(), "--tests", temp + "/none").code())
        .isEqualTo(2);
    var half = Terminal.run("test", shop.toString(), "--record", temp + "/x.yml");
    assertThat(half.code()).isEqualTo(2);
    assertThat(half.err()).contains("--conversation");
  }

  private String firstProduct() throws IOException {
    var line = Files.readAllLines(shop.resolve("catalog/products.jsonl")).getFirst();
    return JsonMapper.builder().build().readTree(line).path("id").asString();
  }

  private void write(String file, String yaml) throws IOException {
    Files.writeString(shop.resolve("tests").resolve(file), yaml);
  }

  private Terminal.Shown run() {
    return Terminal.run("test", shop.toString());
  }
}
