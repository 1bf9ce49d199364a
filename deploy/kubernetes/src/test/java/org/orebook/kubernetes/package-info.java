/**
 * Holds the manifests of deploy/kubernetes without a cluster: that they build, that each resource is one that its server
 * would take, that they keep the rules of the house, and that they speak of settings and ports that the services have.
 */
package org.orebook.kubernetes;
