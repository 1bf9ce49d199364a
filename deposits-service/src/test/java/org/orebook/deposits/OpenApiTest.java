package org.orebook.deposits;

import org.orebook.chassis.testing.CheckedInApi;
import org.orebook.deposits.testing.ServiceTest;

@ServiceTest
class OpenApiTest extends CheckedInApi {}
