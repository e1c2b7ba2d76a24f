package io.comptoir.command;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.payment.CaptureMode;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import io.comptoir.provider.paypal.PayPalProvider;
import io.comptoir.provider.paypal.PayPalSettings;
import io.comptoir.provider.sandbox.SandboxProvider;
import io.comptoir.provider.stripe.StripeProvider;
import io.comptoir.provider.stripe.StripeSettings;
import io.comptoir.provider.wechatpay.WeChatPayProvider;
import io.comptoir.provider.wechatpay.WeChatPaySettings;
import io.comptoir.shop.ShopSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes the payment provider that a shop names, from secrets that the operator gives. A set-up that
 * would lose money or trust does not start, and says why.
 */
final class PaymentProviders implements AutoCloseable {
  private final SandboxProvider sandbox;
  private final GivenSecrets secrets;
  private final Supplier<String> publicUrl;
  private final InstantSource clock;
  private final Map<List<URI>, OutgoingHttp> clients = new ConcurrentHashMap<>();

  /**
   * @param publicUrl where customers reach this server, without a slash at its end
   */
  PaymentProviders(
      SandboxProvider sandbox,
      GivenSecrets secrets,
      Supplier<String> publicUrl,
      InstantSource clock) {
    this.sandbox = sandbox;
    this.secrets = secrets;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /**
   * @throws Failure when the set-up is incomplete or dangerous
   */
  PaymentProvider of(ShopSettings shop) {
    if (!shop.sells()) {
      return sandbox;
    }
    try {
      return switch (shop.payment().provider()) {
        case StripeProvider.NAME -> stripe(shop);
        case PayPalProvider.NAME -> paypal(shop);
        case WeChatPayProvider.NAME -> wechatpay(shop);
        default -> sandbox;
      };
    } catch (IllegalArgumentException e) {
      throw new Failure(
          "The shop " + shop.id() + " cannot be paid as it is set up: " + e.getMessage() + ".", e);
    }
  }

  @Override
  public void close() {
    clients.values().forEach(OutgoingHttp::close);
  }

  private PaymentProvider stripe(ShopSettings shop) {
    var base = base("COMPTOIR_STRIPE_URL", StripeSettings.BASE, shop.id());
    var settings =
        new StripeSettings(
            base,
            secrets.need("COMPTOIR_STRIPE_KEY", shop.id(), "Stripe's secret key"),
            List.of(
                secrets
                    .need(
                        "COMPTOIR_STRIPE_WEBHOOK_SECRET",
                        shop.id(),
                        "the signing secret of Stripe's webhook")
                    .split("\\s*,\\s*")),
            shop.payment().capture(),
            shop.name(),
            returnTo(StripeProvider.NAME, shop.id()));
    refuse(StripeProvider.currencyProblem(shop.currency()));
    safe(shop, settings.live(), base, StripeSettings.BASE);
    return new StripeProvider(settings, client(base, StripeSettings.BASE), clock);
  }

  private PaymentProvider paypal(ShopSettings shop) {
    var base = base("COMPTOIR_PAYPAL_URL", PayPalSettings.BASE, shop.id());
    var wallet =
        "venmo".equals(shop.payment().wallet())
            ? PayPalSettings.Wallet.VENMO
            : PayPalSettings.Wallet.PAYPAL;
    var settings =
        new PayPalSettings(
            base,
            secrets.need("COMPTOIR_PAYPAL_CLIENT_ID", shop.id(), "PayPal's client id"),
            secrets.need("COMPTOIR_PAYPAL_SECRET", shop.id(), "PayPal's client secret"),
            secrets.need("COMPTOIR_PAYPAL_WEBHOOK_ID", shop.id(), "the id of PayPal's webhook"),
            wallet,
            shop.payment().capture(),
            shop.name(),
            returnTo(PayPalProvider.NAME, shop.id()));
    refuse(PayPalProvider.currencyProblem(shop.currency()));
    if (wallet == PayPalSettings.Wallet.VENMO
        && !(shop.currency().getCurrencyCode().equals("USD") && shop.country().equals("US"))) {
      throw new IllegalArgumentException("Venmo is for shops of the US that sell in USD");
    }
    safe(shop, !base.equals(PayPalSettings.SANDBOX), base, PayPalSettings.BASE);
    return new PayPalProvider(settings, client(base, PayPalSettings.BASE), clock);
  }

  private PaymentProvider wechatpay(ShopSettings shop) {
    var base = base("COMPTOIR_WECHATPAY_URL", WeChatPaySettings.BASE, shop.id());
    var id = shop.id();
    var settings =
        new WeChatPaySettings(
            base,
            secrets.need("COMPTOIR_WECHATPAY_APP_ID", id, "WeChat Pay's app id"),
            secrets.need("COMPTOIR_WECHATPAY_MERCHANT_ID", id, "WeChat Pay's merchant id"),
            secrets.need(
                "COMPTOIR_WECHATPAY_SERIAL", id, "the serial number of the merchant's certificate"),
            WeChatPaySettings.privateKey(
                secrets.need("COMPTOIR_WECHATPAY_KEY", id, "the merchant's private key (PEM)")),
            secrets.need("COMPTOIR_WECHATPAY_API_V3_KEY", id, "WeChat Pay's APIv3 key"),
            Map.of(
                secrets.need(
                    "COMPTOIR_WECHATPAY_PUBLIC_KEY_ID",
                    id,
                    "the id or serial number of WeChat Pay's public key"),
                WeChatPaySettings.publicKey(
                    secrets.need(
                        "COMPTOIR_WECHATPAY_PUBLIC_KEY", id, "WeChat Pay's public key (PEM)"))),
            shop.name(),
            URI.create(publicUrl.get() + "/payments/" + WeChatPayProvider.NAME + "/" + id));
    if (!shop.currency().getCurrencyCode().equals("CNY")) {
      throw new IllegalArgumentException("WeChat Pay takes CNY only");
    }
    if (shop.payment().capture() == CaptureMode.ON_SHIPPING) {
      throw new IllegalArgumentException(
          "WeChat Pay takes money at once; `capture: on_shipping` is not possible with it");
    }
    safe(shop, true, base, WeChatPaySettings.BASE);
    return new WeChatPayProvider(
        settings, client(base, WeChatPaySettings.BASE), clock, UUID::randomUUID);
  }

  /** Real money needs an encrypted way there and back, and is not for a demonstration. */
  private void safe(ShopSettings shop, boolean live, URI base, URI usual) {
    var own = !base.equals(usual) && isThisMachine(base);
    if (live && !base.getScheme().equals("https") && !own) {
      throw new IllegalArgumentException(
          "the provider's address begins with http:, so that keys would go unencrypted");
    }
    if (live && !own && shop.launchStage().equals("demo")) {
      throw new IllegalArgumentException(
          "it is a demonstration (`launch_stage: demo`) and the keys are those of real money");
    }
    if (live && !own && !publicUrl.get().startsWith("https://")) {
      throw new IllegalArgumentException(
          "customers must come back, and notices arrive, over https: give --public-url or "
              + PublicAddress.VARIABLE);
    }
    if (!live && shop.launchStage().equals("live")) {
      throw new IllegalArgumentException(
          "it is live (`launch_stage: live`) and the keys are for trials: goods would be sent and"
              + " no money would come");
    }
  }

  private static boolean isThisMachine(URI base) {
    try {
      return InetAddress.getByName(base.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static void refuse(String problem) {
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(problem);
    }
  }

  private URI base(String variable, URI usual, ShopId shop) {
    var given = secrets.find(variable, shop);
    if (given.isEmpty()) {
      return usual;
    }
    try {
      var uri = URI.create(given.get());
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new IllegalArgumentException(variable + " is not an address such as " + usual);
  }

  private Function<UUID, URI> returnTo(String provider, ShopId shop) {
    return payment ->
        URI.create(publicUrl.get() + "/payments/" + provider + "/" + shop + "/return/" + payment);
  }

  /** Only an address that the operator gave may be private. */
  private OutgoingHttp client(URI base, URI usual) {
    var configured = base.equals(usual) ? List.<URI>of() : List.of(base);
    return clients.computeIfAbsent(configured, own -> new OutgoingHttp(Limits.USUAL, own));
  }
}
