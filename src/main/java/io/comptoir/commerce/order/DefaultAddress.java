package io.comptoir.commerce.order;

import io.comptoir.base.Value;
import io.comptoir.commerce.catalog.Store.PostalAddress;
import io.comptoir.customer.Customer;
import io.comptoir.customer.Profile;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The address that a customer's orders go to when they say no other; kept in their profile. */
public final class DefaultAddress {
  private static final String SOURCE = "address";
  private static final int MAX_FIELD = 200;

  private DefaultAddress() {}

  /** What the rules say to another address. */
  public sealed interface Change {
    /**
     * @param after the customer as they would be
     */
    record Allowed(Customer after, Confirmation confirmation) implements Change {}

    record Refused(Refusal refusal) implements Change {}
  }

  /** What would be done. */
  public static Change consider(
      PostalAddress address, Customer customer, Requester by, Instant now) {
    if (!by.mayAskFor(customer.id())) {
      return new Change.Refused(Refusal.UNKNOWN_CUSTOMER);
    }
    if (!complete(address)) {
      return new Change.Refused(Refusal.BAD_ADDRESS);
    }
    var profile =
        customer
            .profile()
            .with("street", Value.of(address.street()), SOURCE, now)
            .with("postcode", Value.of(address.postcode()), SOURCE, now)
            .with("city", Value.of(address.city()), SOURCE, now)
            .with("country", Value.of(address.country()), SOURCE, now);
    return new Change.Allowed(
        new Customer(customer.id(), customer.shop(), profile, customer.version()),
        Confirmation.of("address", by, customer.id(), customer.version(), address));
  }

  /** The same, for whoever shows that they said yes to it. */
  public static Change carryOut(
      PostalAddress address,
      @Nullable Confirmation yes,
      Customer customer,
      Requester by,
      Instant now) {
    return switch (consider(address, customer, by, now)) {
      case Change.Refused refused -> refused;
      case Change.Allowed allowed ->
          yes == null
              ? new Change.Refused(Refusal.NOT_CONFIRMED)
              : yes.equals(allowed.confirmation())
                  ? allowed
                  : new Change.Refused(Refusal.NOT_AS_CONFIRMED);
    };
  }

  /** The address in this profile; empty when it holds none. */
  public static Optional<PostalAddress> of(Profile profile) {
    return text(profile, "street").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PostalAddress(
                text(profile, "street"),
                text(profile, "postcode"),
                text(profile, "city"),
                text(profile, "country")));
  }

  /** Whether nothing is missing in it, and nothing too long. */
  static boolean complete(PostalAddress address) {
    return fits(address.street())
        && fits(address.postcode())
        && fits(address.city())
        && fits(address.country());
  }

  private static boolean fits(String field) {
    return !field.isBlank() && field.length() <= MAX_FIELD;
  }

  private static String text(Profile profile, String name) {
    return profile.value(name).map(v -> v instanceof Value.Text(var t) ? t : "").orElse("");
  }
}
