package io.comptoir.web.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.comptoir.base.ShopId;
import io.comptoir.browser.Chromium;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.commerce.catalog.ProductId;
import io.comptoir.customer.CustomerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only a browser shows: the cart by script, live filters, the data layer, accessibility. */
class StorefrontBrowserTest {
  private static final Path AXE = Path.of("node_modules/axe-core/axe.min.js");
  private static final ShopId BEAUTE = new ShopId("beaute");

  private static StorefrontFixture shop;
  private static Chromium chromium;
  private static Browser browser;

  private CustomerId customer = new CustomerId(UUID.randomUUID());
  private BrowserContext context;
  private Page page;
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void open() {
    assumeTrue(
        StorefrontBrowserTest.class.getResource("/web/storefront.js") != null,
        "skipped: the front ends are not built");
    chromium = Chromium.start();
    browser = chromium.browser();
    shop = new StorefrontFixture(StorefrontFixture.beaute());
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (shop != null) {
      shop.close();
    }
  }

  @BeforeEach
  void aShopper() {
    begin(390, ColorScheme.LIGHT);
  }

  @AfterEach
  void leave() {
    context.close();
  }

  @Test
  void aProductGoesIntoTheCartAndOutAgain() {
    go("/products/eau-figuier-50");
    page.locator("input[value=eau-figuier-10]").check();
    assertThat(page.locator("[data-price-shown]")).containsText("22,00");
    page.locator("[data-add-main]").click();
    assertThat(page.locator(".toast")).containsText("ajouté au panier");
    assertThat(page.locator("[data-cart-count]")).hasText("1");
    page.locator(".toast a").click();
    assertThat(page.locator(".line-name")).hasText("Eau du Figuier");
    assertThat(page.locator(".line-detail").first()).hasText("Format voyage 10 ml");
    page.locator("[data-focus^=more]").click();
    assertThat(page.locator(".line output")).hasText("2");
    assertThat(page.locator(".grand dd")).containsText("44,00");
    assertThat(page.locator("[data-focus^=more]")).isFocused();
    page.locator(".line .link-button").click();
    assertThat(page.locator(".empty h2")).hasText("Votre panier est vide");
    assertThat(page.locator("[data-cart-count]")).isHidden();
    assertThat(events())
        .as("of the cart page")
        .contains("view_cart", "add_to_cart", "remove_from_cart");
    assertThat(complaints).isEmpty();
  }

  @Test
  void checkingOutGoesOnInTheConversation() {
    go("/products/savon-rose");
    page.locator("[data-add-main]").click();
    page.locator(".toast a").click();
    page.getByText("Commander dans la conversation").click();
    assertThat(page.evaluate("window.said")).isEqualTo("Je veux passer commande");
    assertThat(events()).contains("begin_checkout");
  }

  @Test
  void whatTheConversationPutsIntoTheCartIsSeenAtOnce() {
    go("/cart");
    assertThat(page.locator(".empty h2")).hasText("Votre panier est vide");
    var cart = Cart.empty(BEAUTE, customer);
    var soap = new ProductId("savon-rose");
    assertThat(shop.stores.carts().save(cart.withQuantity(soap, 2))).isTrue();
    page.evaluate(
        "heard.forEach(h => h({author: {type: 'bot'}, content: {type: 'text', text: 'C’est fait.'}}))");
    assertThat(page.locator(".line-name")).hasText("Savon à la rose");
    assertThat(page.locator("[data-cart-count]")).hasText("2");
  }

  @Test
  void aWrongCodeSaysSoBesideTheField() {
    go("/products/savon-rose");
    page.locator("[data-add-main]").click();
    page.locator(".toast a").click();
    page.locator("#coupon").fill("nimporte");
    page.getByText("Appliquer").click();
    assertThat(page.locator("#coupon-wrong")).containsText("ne nous dit rien");
    assertThat(page.locator("#coupon")).hasValue("nimporte");
  }

  @Test
  void aLostNetworkSaysWhatIsSafe() {
    go("/cart");
    assertThat(page.locator(".empty h2")).hasText("Votre panier est vide");
    context.route("**/api/**", route -> route.abort());
    page.reload();
    assertThat(page.locator("[role=alert] h2")).hasText("Le panier ne répond pas");
    context.unroute("**/api/**");
    page.getByText("Réessayer").click();
    assertThat(page.locator(".empty h2")).hasText("Votre panier est vide");
  }

  @Test
  void filtersActAtOnceAndTheAddressFollows() {
    context.close();
    begin(1440, ColorScheme.LIGHT);
    go("/categories/fragrance");
    var all = page.locator(".grid .tile").count();
    page.locator(".facet summary").first().click();
    page.locator(".facet input[type=checkbox]").first().check();
    assertThat(page.locator(".chosen .chip")).hasCount(1);
    assertThat(page.locator(".grid .tile").count()).isLessThan(all);
    assertThat(page.url()).contains("?f.");
    page.goBack();
    assertThat(page.locator(".chosen")).hasCount(0);
    assertThat(page.locator(".grid .tile")).hasCount(all);
    assertThat(complaints).isEmpty();
  }

  @Test
  void everyPageIsAccessibleInLightAndDarkOnPhoneAndDesk() throws IOException {
    assumeTrue(Files.exists(AXE), "skipped: axe-core is not installed at " + AXE);
    var axe = Files.readString(AXE);
    var wrong = new ArrayList<String>();
    for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      context.close();
      begin(theme == ColorScheme.LIGHT ? 1440 : 390, theme);
      for (var path :
          List.of(
              "",
              "/categories/face?f.skin_type=dry",
              "/search?q=figue",
              "/search?q=zzqq",
              "/products/eau-figuier-50",
              "/cart",
              "/orders/C-0",
              "/stores",
              "/help",
              "/help/delivery",
              "/nope")) {
        page.navigate(address(path));
        // Not waitForFunction: it evaluates a string in the page, which its policy refuses.
        assertThat(page.locator("[data-loading]")).hasCount(0);
        page.evaluate(axe);
        @SuppressWarnings("unchecked")
        var found =
            (List<String>)
                page.evaluate(
                    "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
                        + ".then(r => r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.target).join(' ')))");
        found.forEach(v -> wrong.add(theme + " " + path + ": " + v));
        var over = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (!over.equals(0)) {
          wrong.add(theme + " " + path + ": wider than the window by " + over);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** A new shopper with a session, as the chat's script would give it. */
  private void begin(int width, ColorScheme theme) {
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 844)
                .setLocale("fr-FR")
                .setColorScheme(theme)
                .setReducedMotion(ReducedMotion.REDUCE));
    customer = new CustomerId(UUID.randomUUID());
    var token = shop.token(BEAUTE, customer);
    context.addInitScript(
        "Object.defineProperty(window, 'comptoir', {value: {session: async () => ({token: '"
            + token
            + "'}), open() {}, send(text) { window.said = text; }, on(e, heard) { if (e === 'message') window.heard = [...(window.heard ?? []), heard]; return () => {}; }, setPage() {}}});");
    context.setDefaultTimeout(60_000);
    page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            complaints.add(message.text());
          }
        });
  }

  private void go(String path) {
    page.navigate(address(path));
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + shop.server.port() + "/shop/beaute" + path;
  }

  @SuppressWarnings("unchecked")
  private List<String> events() {
    return (List<String>) page.evaluate("dataLayer.map(e => e.event).filter(Boolean)");
  }
}
