package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.base.Language;
import io.comptoir.base.LocalizedText;
import io.comptoir.base.ShopId;
import io.comptoir.commerce.payment.CaptureMode;
import io.comptoir.message.MessagingPolicy;
import io.comptoir.nlu.intent.Leaning;
import io.comptoir.provider.sandbox.SandboxProvider;
import io.comptoir.shop.ShopSettings;
import io.comptoir.shop.ShopSettings.PaymentChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which set-ups start, and why the others do not. */
class PaymentProvidersTest {
  private static final String LIVE = "sk_live_0123456789abcdef";
  private static final String TRIAL = "sk_test_0123456789abcdef";
  private static final String SECRET = "whsec_0123456789abcdef0123";

  @TempDir private Path folder;

  @Test
  void aShopWithItsKeysIsPaidByTheProviderItNames() throws IOException {
    assertThat(stripe(LIVE, "live", "https://shop.example")).isEqualTo("stripe");
    assertThat(stripe(TRIAL, "demo", "http://localhost:8080")).isEqualTo("stripe");
    var file = folder.resolve("key");
    Files.writeString(file, LIVE + "\n");
    assertThat(
            name(
                shop("stripe", "EUR", "FR", "live", CaptureMode.ON_SHIPPING, null),
                Map.of(
                    "COMPTOIR_BEAUTE_STRIPE_KEY_FILE",
                    file.toString(),
                    "COMPTOIR_STRIPE_KEY",
                    "pk_of_another",
                    "COMPTOIR_STRIPE_WEBHOOK_SECRET",
                    SECRET),
                "https://shop.example"))
        .isEqualTo("stripe");
    assertThat(
            name(
                shop("paypal", "USD", "US", "live", CaptureMode.AT_ONCE, "venmo"),
                paypal(),
                "https://shop.example"))
        .isEqualTo("paypal");
  }

  @Test
  void whatIsMissingIsNamed() {
    refused(
        shop("stripe", "EUR", "FR", "live", CaptureMode.AT_ONCE, null),
        Map.of("COMPTOIR_STRIPE_KEY", LIVE),
        "https://shop.example",
        "COMPTOIR_STRIPE_WEBHOOK_SECRET");
    refused(
        shop("paypal", "EUR", "FR", "live", CaptureMode.AT_ONCE, null),
        Map.of(),
        "https://shop.example",
        "COMPTOIR_PAYPAL_CLIENT_ID");
    refused(
        shop("stripe", "EUR", "FR", "live", CaptureMode.AT_ONCE, null),
        Map.of("COMPTOIR_STRIPE_KEY_FILE", "/nowhere/at/all"),
        "https://shop.example",
        "COMPTOIR_STRIPE_KEY_FILE");
  }

  @Test
  void dangerousSetUpsDoNotStart() {
    refusedStripe(LIVE, "demo", "https://shop.example", "demonstration");
    refusedStripe(LIVE, "live", "http://shop.example", "https");
    refusedStripe(TRIAL, "live", "https://shop.example", "for trials");
    refusedStripe("pk_live_0123456789abcdef", "live", "https://shop.example", "publishable");
    var open = new HashMap<>(stripe(LIVE));
    open.put("COMPTOIR_STRIPE_URL", "http://proxy.example");
    refused(
        shop("stripe", "EUR", "FR", "live", CaptureMode.AT_ONCE, null),
        open,
        "https://shop.example",
        "unencrypted");
  }

  @Test
  void whatAProviderDoesNotTakeIsRefusedAtTheStart() {
    refused(
        shop("stripe", "UGX", "UG", "live", CaptureMode.AT_ONCE, null),
        stripe(LIVE),
        "https://shop.example",
        "UGX");
    refused(
        shop("paypal", "HUF", "HU", "live", CaptureMode.AT_ONCE, null),
        paypal(),
        "https://shop.example",
        "HUF");
    refused(
        shop("paypal", "EUR", "FR", "live", CaptureMode.AT_ONCE, "venmo"),
        paypal(),
        "https://shop.example",
        "Venmo");
  }

  private String stripe(String key, String stage, String url) {
    return name(shop("stripe", "EUR", "FR", stage, CaptureMode.AT_ONCE, null), stripe(key), url);
  }

  private static Map<String, String> stripe(String key) {
    return Map.of("COMPTOIR_STRIPE_KEY", key, "COMPTOIR_STRIPE_WEBHOOK_SECRET", SECRET);
  }

  private static Map<String, String> paypal() {
    return Map.of(
        "COMPTOIR_PAYPAL_CLIENT_ID", "client",
        "COMPTOIR_PAYPAL_SECRET", "s3cr3t",
        "COMPTOIR_PAYPAL_WEBHOOK_ID", "8PT597110X687430LKGECATA");
  }

  private void refusedStripe(String key, String stage, String url, String why) {
    refused(shop("stripe", "EUR", "FR", stage, CaptureMode.AT_ONCE, null), stripe(key), url, why);
  }

  private void refused(ShopSettings shop, Map<String, String> environment, String url, String why) {
    assertThatThrownBy(() -> name(shop, environment, url))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining("0123456789abcdef")
        .hasMessageNotContaining("s3cr3t");
  }

  private static String name(ShopSettings shop, Map<String, String> environment, String url) {
    var sandbox = new SandboxProvider(new byte[32], Clock.systemUTC());
    try (var providers =
        new PaymentProviders(
            sandbox, new GivenSecrets(environment), () -> url, Clock.systemUTC())) {
      return providers.of(shop).name();
    }
  }

  private static ShopSettings shop(
      String provider,
      String currency,
      String country,
      String stage,
      CaptureMode capture,
      String wallet) {
    return new ShopSettings(
        new ShopId("beaute"),
        "Maison Ormeline",
        LocalizedText.EMPTY,
        new ShopSettings.Persona(
            "Colombe", null, "vous", LocalizedText.EMPTY, LocalizedText.EMPTY, Map.of()),
        List.of(Language.FRENCH),
        Currency.getInstance(currency),
        ZoneId.of("Europe/Paris"),
        country,
        List.of("web"),
        new PaymentChoice(provider, capture, wallet, null),
        stage,
        List.of(),
        ShopSettings.Brand.NONE,
        List.of(),
        null,
        Set.of(),
        Leaning.BALANCED,
        true,
        List.of(),
        null,
        MessagingPolicy.NONE);
  }
}
