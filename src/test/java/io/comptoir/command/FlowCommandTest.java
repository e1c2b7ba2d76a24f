package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.command.picture.FlowPicture;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class FlowCommandTest {
  /** Made by {@code ./comptoir flow SHOP order_cancel --out FILE --locale en} of a new shop. */
  private static final Path IN_THE_DOCS = Path.of("docs/reference/pictures/order_cancel.svg");

  private static final int MOST_PIXELS = 1_400;

  @TempDir private Path temp;
  private String shop = "";

  @BeforeEach
  void aNewShop() {
    shop = temp.resolve("shop").toString();
    assertThat(Terminal.run("new", shop).code()).isZero();
  }

  @Test
  void aFlowIsDrawnWithWhatItSaysAndAsksInTheLanguageWanted() {
    var english = Terminal.run("flow", shop, "order_cancel", "--svg", "--locale", "en");
    assertThat(english.code()).isZero();
    assertThat(english.err()).isEmpty();
    var words = words(english.out());
    assertThat(words)
        .contains("order_cancel", "WRITES", "orders.cancel", "ASKS FOR A YES", "yes", "no")
        .contains("LOOKS UP", "orders.status", "NO_ORDERS", "end: late");
    var french = words(Terminal.run("flow", shop, "order_cancel", "--svg", "--locale", "fr").out());
    assertThat(french).contains("ÉCRIT", "DEMANDE UN OUI", "oui", "non");
  }

  @Test
  void everyFlowCanBeDrawn() {
    var read = OpenShop.read(Path.of(shop), temp).shop().orElseThrow();
    for (var flow : read.flows().all()) {
      for (var language : read.languages()) {
        // a long name takes two lines
        assertThat(String.join("", words(FlowPicture.svg(read, flow, language))))
            .contains(flow.name());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"beaute", "pizzeria", "voyage", "citoyen"})
  void everyFlowOfTheDemoShopsFitsOnALaptop(String demo) {
    var read = OpenShop.read(Path.of("shops", demo), temp).shop().orElseThrow();
    var widths = new TreeMap<String, Integer>();
    for (var flow : read.flows().all()) {
      var svg = document(FlowPicture.svg(read, flow, read.settings().language()));
      widths.put(flow.name(), Integer.parseInt(svg.getDocumentElement().getAttribute("width")));
    }
    assertThat(widths)
        .as("pixels")
        .allSatisfy((flow, width) -> assertThat(width).as(flow).isLessThanOrEqualTo(MOST_PIXELS));
  }

  @Test
  void withoutAFlowAllOfThemAreDrawnWithWhatLeadsWhere() {
    var all = words(Terminal.run("flow", shop, "--svg", "--locale", "en").out());
    assertThat(all).contains("checkout", "payment_card", "calls", "button");
    var listed = Terminal.run("flow", shop, "--locale", "en").out();
    assertThat(listed).containsPattern("(?m)^checkout .*→.*payment_card");
  }

  @Test
  void thePictureInTheReferenceIsCurrent() throws IOException {
    var fresh = Terminal.run("flow", shop, "order_cancel", "--svg", "--locale", "en").out();
    assertThat(Files.readString(IN_THE_DOCS))
        .as(
            "draw it again: ./comptoir new S; ./comptoir flow S order_cancel --locale en --out "
                + IN_THE_DOCS)
        .isEqualTo(fresh);
  }

  @Test
  void whatIsTypedWronglyIsToldOnStandardErrorWithTwo() {
    assertThat(Terminal.run("flow").code()).isEqualTo(2);
    var unknown = Terminal.run("flow", shop, "order_cansel", "--svg");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("order_cansel", "order_cancel");
    assertThat(Terminal.run("flow", shop, "--svg", "--locale", "de").code()).isEqualTo(2);
    assertThat(Terminal.run("flow", shop, "--out", temp + "/no/such/folder.svg").code())
        .isEqualTo(2);
    assertThat(Terminal.run("flow", temp + "/nothing", "--svg").code()).isEqualTo(1);
  }

  private static java.util.List<String> words(String svg) {
    var found = new java.util.ArrayList<String>();
    var texts = document(svg).getElementsByTagName("text");
    for (var i = 0; i < texts.getLength(); i++) {
      found.add(texts.item(i).getTextContent());
    }
    return found;
  }

  private static Document document(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
    } catch (Exception e) {
      throw new AssertionError("this is no XML: " + svg, e);
    }
  }
}
