package io.comptoir.customer;

import java.util.Optional;

/** Where customers are kept. */
public interface CustomerStore {
  Optional<Customer> find(CustomerId id);
}
