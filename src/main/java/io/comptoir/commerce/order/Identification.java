package io.comptoir.commerce.order;

import io.comptoir.customer.CustomerId;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds out who somebody is by what they say of themselves. */
public final class Identification {
  private Identification() {}

  /** What somebody says of themselves. */
  public sealed interface Claim {
    Proof proof();

    record Email(String email) implements Claim {
      @Override
      public Proof proof() {
        return Proof.EMAIL;
      }
    }

    record NameAndPostcode(String firstName, String lastName, String postcode) implements Claim {
      @Override
      public Proof proof() {
        return Proof.NAME_AND_POSTCODE;
      }
    }

    /**
     * @param number of one of their orders, as people type it
     */
    record OrderAndEmail(String number, String email) implements Claim {
      @Override
      public Proof proof() {
        return Proof.ORDER_AND_EMAIL;
      }
    }

    /**
     * @param number of one of their orders, as people type it
     */
    record OrderAndPostcode(String number, String postcode) implements Claim {
      @Override
      public Proof proof() {
        return Proof.ORDER_AND_POSTCODE;
      }
    }
  }

  /** What a shop takes as a proof of who somebody is. */
  public enum Proof {
    EMAIL,
    NAME_AND_POSTCODE,
    ORDER_AND_EMAIL,
    ORDER_AND_POSTCODE
  }

  /** Who the shop's customers are. Words are compared by {@link #same}. */
  public interface Register {
    /** Everyone with this e-mail address. */
    Set<CustomerId> byEmail(String email);

    /** Everyone of this name who has an address with this postcode. */
    Set<CustomerId> byNameAndPostcode(String firstName, String lastName, String postcode);

    Optional<Order> byNumber(String number);
  }

  /**
   * @param proofs those that the shop takes
   * @return {@link Requester.Nobody} when nobody is found, more than one is, or the shop does not
   *     take such a proof
   */
  public static Requester of(Claim claim, Set<Proof> proofs, Register register) {
    if (!proofs.contains(claim.proof())) {
      return new Requester.Nobody();
    }
    var found =
        switch (claim) {
          case Claim.Email(var email) -> register.byEmail(email);
          case Claim.NameAndPostcode(var first, var last, var postcode) ->
              register.byNameAndPostcode(first, last, postcode);
          case Claim.OrderAndEmail(var number, var email) ->
              owner(register.byNumber(number).filter(o -> same(o.contact().email(), email)));
          case Claim.OrderAndPostcode(var number, var postcode) ->
              owner(
                  register
                      .byNumber(number)
                      .filter(
                          o -> {
                            var address = o.delivery().address();
                            return address != null && samePostcode(address.postcode(), postcode);
                          }));
        };
    return found.size() == 1
        ? new Requester.Identified(found.iterator().next())
        : new Requester.Nobody();
  }

  /** Whether two names or addresses are the same but for case, accents and outer spaces. */
  public static boolean same(String one, String other) {
    return !one.isBlank() && plain(one).equals(plain(other));
  }

  /** Whether two postcodes are the same; spaces do not count. */
  public static boolean samePostcode(String one, String other) {
    return same(one.replace(" ", ""), other.replace(" ", ""));
  }

  private static Set<CustomerId> owner(Optional<Order> order) {
    return order.map(o -> Set.of(o.customer())).orElse(Set.of());
  }

  private static String plain(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
