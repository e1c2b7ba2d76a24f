package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.customer.Customer;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.CustomerStore;
import java.util.ArrayList;
import java.util.Optional;
import javax.sql.DataSource;

/** Customers in the table {@code customer}. */
public final class SqlCustomerStore implements CustomerStore {
  private static final String FIND = "SELECT shop, profile, version FROM customer WHERE id = ?";

  private final Transactions transactions;

  public SqlCustomerStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public Optional<Customer> find(CustomerId id) {
    return transactions.with(
        connection -> {
          var found = new ArrayList<Customer>();
          new Script(connection)
              .then(
                  FIND,
                  row ->
                      found.add(
                          new Customer(
                              id,
                              new ShopId(row.getString(1)),
                              StoredJson.PROFILE.read(row.getString(2)),
                              row.getLong(3))))
              .uuid(id.value())
              .run();
          return found.stream().findFirst();
        });
  }
}
