package io.comptoir.action;

import io.comptoir.commerce.booking.Service;
import io.comptoir.commerce.loyalty.LoyaltyTerms;
import io.comptoir.commerce.order.OrderPolicy;
import io.comptoir.commerce.order.OrderStatus;
import io.comptoir.commerce.order.ReturnTerms;
import io.comptoir.customer.ProfileField;
import java.util.List;
import java.util.Optional;

/**
 * How a shop looks after its customers besides selling to them.
 *
 * @param services by appointment; empty when it offers none
 * @param loyalty its programme, if it has one
 * @param orders what it lets be done with orders, until when
 * @param profile what it may remember of a customer, in the order in which it is told
 */
public record CareTerms(
    ReturnTerms returns,
    List<Service> services,
    Optional<LoyaltyTerms> loyalty,
    List<ProfileField> profile,
    OrderPolicy orders) {
  public static final CareTerms USUAL =
      new CareTerms(ReturnTerms.USUAL, List.of(), Optional.empty(), List.of());

  /** With the usual policy for orders. */
  public CareTerms(
      ReturnTerms returns,
      List<Service> services,
      Optional<LoyaltyTerms> loyalty,
      List<ProfileField> profile) {
    this(returns, services, loyalty, profile, OrderPolicy.usual(OrderStatus.SHIPPED, returns));
  }

  public CareTerms {
    services = List.copyOf(services);
    profile = List.copyOf(profile);
  }

  public Optional<Service> service(String id) {
    return services.stream().filter(s -> s.id().equals(id)).findFirst();
  }
}
