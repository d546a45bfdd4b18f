import { expect, it } from '@jest/globals'
import { transportChain } from './transport-chain.ts'

it('given 8 t over 410 km, a hub and 96 km (GLEC v3 defaults), then the chain carries 374.288 kg CO2e', () => {
  const { elements, total } = transportChain('8', [
    { element: 'LEG', distanceKm: '410', kgPerTkm: '0.089' },
    { element: 'HUB', kgPerT: '0.6' },
    { element: 'LEG', distanceKm: '96', kgPerTkm: '0.101' },
  ])
  expect(elements.map(String)).toEqual(['291.92', '4.8', '77.568'])
  expect(total.toString()).toBe('374.288')
})
