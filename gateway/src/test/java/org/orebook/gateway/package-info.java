/** What the gateway promises, tried over sockets against a service and an OpenID provider of the tests' own. */
package org.orebook.gateway;
