import type { Statement } from './types.ts'

/** What one sentence of Microsoft's says, and its words by language. */
export interface Sentence {
  /**
   * `page`: no other system prints it. `headline`: people and other systems use the same words.
   * `shared`: other systems print it too. It counts only beside a name of Microsoft's or Clara's.
   * `sign-in`: any sign-in prints it. It counts only beside Microsoft's name or another mark.
   * `message`: it counts only beside another mark of Microsoft's.
   * `hint`: it says only that something failed.
   */
  kind: 'page' | 'headline' | 'shared' | 'sign-in' | 'message' | 'hint'
  says: Statement['says']
  owner?: Statement['owner']
  /** Where the sentence names the app. */
  names?: 'before' | 'after'
  en: readonly string[]
  es?: readonly string[]
  pt?: readonly string[]
  fr?: readonly string[]
  de?: readonly string[]
}

/*
 * A table: data of any length.
 * Words are in lower case. A space is any white space; a letter with an accent is any letter.
 * The page reader never carries this table: `headlines.ts` has what it needs.
 */
export const sentences: readonly Sentence[] = [
  {
    kind: 'headline',
    says: 'admin-approval',
    en: [
      'needs? (?:(?:my|your|an|our) )?admin(?:istrator)?(?:.s)? approval',
      'needs? (?:the )?approval (?:from|of|by) (?:my|your|an|the|our|a global) admin(?:istrator)?',
      'admin(?:istrator)? (?:must|has to|needs to) approve (?:the|this|our) app',
      'admin(?:istrator)? approval (?:is )?(?:needed|required)',
      // With a colon it is a column of the app's permissions.
      'admin(?:istrator)? consent (?:is )?(?:needed|required)(?! ?[:|?]| yes| no)',
    ],
    es: [
      '(?:se )?(?:necesit[ao]|requiere|pide) (?:la )?aprobación del? (?:(?:un|mi|su|tu) )?admin(?:istrador)?',
      'aprobación del? admin(?:istrador)? (?:necesaria|requerida)',
      'admin(?:istrador)? (?:tiene que|debe) aprobar (?:la|esta) (?:app|aplicación)',
      'se (?:necesita|requiere) (?:el )?consentimiento del? (?:un )?admin(?:istrador)?',
    ],
    pt: [
      'necessidade de aprovação do administrador',
      '(?:é )?necessári[ao] (?:a )?aprovação d[oe] (?:um )?administrador',
      '(?:precis[ao]|necessit[ao]) d[ae] aprovação d[oe] (?:(?:um|meu|seu) )?admin(?:istrador)?',
      '(?:pede|requer|exige) (?:a )?aprovação d[oe] (?:(?:um|meu|seu) )?admin(?:istrador)?',
      'aprovação do admin(?:istrador)? (?:é )?(?:necessária|obrigatória)',
      'admin(?:istrador)? (?:tem que|precisa|deve) aprovar (?:o|a|est[ea]) (?:app|aplicativo|aplicação)',
      'consentimento do administrador (?:é )?(?:necessário|obrigatório)',
    ],
    fr: [
      "approbation (?:de l'|d'un |par un |par l')?administrateur (?:est )?(?:requise|nécessaire|obligatoire)",
      "(?:nécessite|besoin de|besoin d'une) (?:l')?approbation (?:de l'|d'un )?administrateur",
    ],
    de: [
      '(?:administrator|admin)-? ?genehmigung (?:ist )?(?:erforderlich|notwendig|nötig)',
      'genehmigung (?:durch (?:den |einen )?|des |von einem )?administrators? (?:ist )?(?:erforderlich|notwendig|nötig)',
    ],
  },
  {
    kind: 'page',
    says: 'admin-approval',
    names: 'before',
    en: ['needs permission to access resources in your organi[sz]ation'],
    es: [
      '(?:necesita|requiere|solicita) permisos? para (?:acceder|tener acceso) a (?:los )?recursos (?:de|en) (?:su|la|tu) organización',
      'necesita (?:acceso|acceder) a (?:los )?recursos (?:de|en) (?:su|la|tu) organización',
    ],
    pt: [
      '(?:precisa|necessita) d[ea] permissão para (?:acessar|aceder a|acesso a) (?:os )?recursos (?:em|na|da|de) sua organização',
      '(?:precisa|necessita) (?:de acesso a|acessar|aceder a) (?:os )?recursos (?:em|na|da|de) sua organização',
    ],
    fr: [
      "a besoin d'(?:une (?:autorisation|permission) pour )?accéder (?:à des|aux) ressources (?:dans|de) votre organisation",
      "a besoin d'(?:une )?(?:autorisation|permission)s? que seul un administrateur peut",
    ],
    de: [
      '(?:benötigt|braucht) (?:(?:eine )?berechtigung(?:en)? (?:für den |zum ))?zugriff auf ressourcen in ihrer organisation',
    ],
  },
  {
    kind: 'page',
    says: 'admin-approval',
    names: 'before',
    en: [
      "is requesting (?:one or more )?permissions (?:that )?you (?:are not|aren't) authori[sz]ed to grant",
    ],
    es: ['solicita(?:ndo)? uno o (?:más|varios) permisos que (?:usted )?no (?:está|tiene)'],
    pt: ['solicitando uma ou mais permissões que você não está autorizado'],
    fr: ['demande une ou plusieurs autorisations que vous ne pouvez pas accorder'],
    de: ['fordert mindestens eine berechtigung an, für deren erteilung'],
  },
  {
    kind: 'page',
    says: 'admin-approval',
    en: [
      'if you trust this app, (?:please )?ask',
      'resources in your organi[sz]ation that only an admin can grant',
      'ask an admin to grant permission to this app',
    ],
    es: [
      'confía en esta aplicación, pida',
      'recursos (?:de|en) (?:su|la|tu) organización que (?:solo|sólo|únicamente) (?:un|el) administrador puede',
      '(?:pida|pide|solicite|solicita) a un administrador que (?:conceda|otorgue|dé) (?:el )?permisos? a esta aplicación',
    ],
    pt: [
      'confiar? n?e?(?:m )?(?:est|ess)[ae] (?:aplicativo|aplicação), peça',
      'recursos (?:em|na|da|de) sua organização que (?:só|somente|apenas) (?:um|o) administrador pode',
      '(?:peça|solicite) a um administrador (?:que conceda|para conceder) (?:a )?permissão a (?:este|esse)',
    ],
    fr: [
      'confiance à cette application, demandez',
      'ressources (?:dans|de) votre organisation que seul un administrateur peut',
      "demandez à un administrateur d'accorder (?:une |l')?(?:autorisation|permission) à cette application",
    ],
    de: [
      'dieser app vertrauen, bitten sie',
      'ressourcen in ihrer organisation, die nur (?:von einem |ein )administrator',
      '(?:bitten sie|fragen sie) einen administrator,? (?:dieser app|um die berechtigung für diese app)',
    ],
  },
  {
    kind: 'page',
    says: 'admin-approval',
    names: 'after',
    en: ['policy that prevents you from granting'],
    es: ['(?:directiva|política) que (?:le )?impide (?:que conceda|concederle|conceder) a'],
    pt: ['política que (?:o |a )?impede (?:que você conceda|de conceder|a concessão) (?:a |ao )?'],
    fr: ["stratégie qui (?:vous )?empêche (?:d'accorder|d'octroyer|de concéder) à"],
    de: ['richtlinie (?:festgelegt, )?(?:die sie daran hindert|hindert sie daran),?'],
  },
  {
    kind: 'page',
    says: 'admin-approval',
    en: ['grant requires admin permission', 'principal cannot consent due to lack of permissions'],
  },
  {
    kind: 'message',
    says: 'admin-approval',
    en: ['administrator consent is required'],
    es: ['requiere (?:el )?(?:permiso|consentimiento) de(?:l| un) administrador'],
    pt: ['requer (?:a )?(?:permissão|consentimento) d[oe] (?:um )?administrador'],
    fr: ["nécessite (?:l'autorisation|le consentement) (?:d'un|de l') ?administrateur"],
    de: ['erfordert (?:eine )?(?:administratorberechtigung|administratorzustimmung)'],
  },
  {
    kind: 'headline',
    says: 'approval-request',
    en: ['approval (?:is )?required'],
    es: ['aprobación (?:necesaria|requerida|obligatoria)', 'se (?:necesita|requiere) aprobación(?! del?)'],
    pt: ['aprovação (?:é )?(?:necessária|obrigatória|requerida)'],
    fr: ['approbation (?:est )?(?:requise|nécessaire|obligatoire)'],
    de: ['genehmigung (?:ist )?(?:erforderlich|notwendig|nötig)'],
  },
  {
    kind: 'page',
    says: 'approval-request',
    en: [
      '(?:enter )?justification for requesting this app',
      "this app requires your admin(?:istrator)?'s approval",
      "requires your admin(?:istrator)?'s approval to:",
    ],
    es: [
      'justificación para solicitar esta (?:aplicación|app)',
      'esta (?:aplicación|app) (?:requiere|necesita) la aprobación de(?:l| su) administrador',
    ],
    pt: [
      'justificativa para solicitar est[ea] (?:aplicativo|aplicação|app)',
      'est[ea] (?:aplicativo|aplicação|app) (?:requer|exige|precisa d?a?) ?a? ?aprovação do (?:seu )?administrador',
    ],
    fr: [
      'justification (?:de|pour) (?:la demande|demander) (?:de )?cette application',
      "(?:nécessite|requiert) l'approbation de votre administrateur",
    ],
    de: [
      'begründung für die anforderung dieser (?:app|anwendung)',
      'diese (?:app|anwendung) (?:erfordert|benötigt) die genehmigung ihres administrators',
    ],
  },
  {
    kind: 'headline',
    says: 'approval-pending',
    en: ['request sent', 'request has been sent'],
    es: ['solicitud enviada', 'se (?:ha enviado|envió) (?:su|la|tu) solicitud'],
    pt: ['solicitação enviada', 'pedido enviado'],
    fr: ['demande envoyée', 'votre demande a été envoyée'],
    de: ['anforderung (?:wurde )?gesendet', 'anfrage (?:wurde )?gesendet'],
  },
  {
    kind: 'shared',
    says: 'approval-pending',
    en: [
      'your admin (?:has received|will review|is reviewing|will get) your request',
      'your request (?:has been|was) sent to (?:your|the) admin',
      "(?:you'll|you will) (?:be notified|get an e-?mail) when your admin",
    ],
    es: ['solicitud se ha enviado a(?:l| su) administrador'],
    pt: ['solicitação foi enviada (?:ao|para o) (?:seu )?administrador'],
    fr: ["demande a été envoyée à (?:votre|l') ?administrateur"],
    de: ['an (?:ihren|den) administrator gesendet'],
  },
  {
    kind: 'sign-in',
    says: 'approval-pending',
    en: ['(?:approval )?request is (?:still )?pending'],
    es: ['solicitud (?:sigue|está|continúa) pendiente'],
    pt: ['(?:solicitação|pedido) (?:segue|está|continua) pendente'],
    fr: ['demande (?:est )?(?:toujours )?en attente'],
    de: ['(?:anforderung|anfrage) ist (?:noch )?ausstehend'],
  },
  {
    kind: 'page',
    says: 'device',
    en: [
      'help us keep your device secure',
      'admin requires the device requesting access',
      "can't get there from here",
      "can't get to this yet",
      'can only be accessed from:? (?:domain joined |devices? |computers? )',
      'set up your device to get access',
    ],
    es: [
      'ayúdenos a (?:mantener|proteger) (?:su|la seguridad de su) dispositivo',
      'no (?:se )?puede (?:llegar|acceder) (?:ahí|allí) desde aquí',
      'administrador (?:requiere|exige) que el dispositivo',
      'configure (?:su|el) dispositivo para obtener acceso',
    ],
    pt: [
      'ajude-nos a manter (?:o |seu )*dispositivo seguro',
      'não é possível (?:chegar|acessar)(?: lá| aí)? (?:a partir )?(?:daqui|deste local)',
      'você não pode (?:chegar|acessar)(?: lá| aí)? (?:a partir )?(?:daqui|deste local)',
      'não consegue (?:chegar|acessar)(?: lá| aí)? (?:a partir )?(?:daqui|deste local)',
      'administrador (?:exige|requer) que o dispositivo',
      'configure (?:o |seu )*dispositivo para obter acesso',
    ],
    fr: [
      'aidez-nous à (?:sécuriser|protéger|maintenir la sécurité de) votre (?:appareil|périphérique)',
      "vous ne pouvez pas (?:y )?accéder (?:à partir )?d(?:'ici|epuis ici|epuis cet endroit)",
      "administrateur (?:exige|requiert) que (?:l'appareil|le périphérique)",
    ],
    de: [
      'helfen sie uns(?:,)? (?:dabei, )?ihr gerät (?:zu schützen|sicher zu halten)',
      '(?:sie können|können sie) von hier (?:aus )?nicht (?:darauf )?(?:dorthin|zugreifen)',
      'von hier (?:aus )?(?:können sie )?nicht (?:darauf zugreifen|dorthin|zugreifen)',
      'administrator (?:verlangt|fordert|setzt voraus), dass das gerät',
    ],
  },
  {
    kind: 'page',
    says: 'conditional-access',
    en: [
      "you (?:cannot|can't|can not) access this(?: resource)? right now",
      'does not meet the criteria to access this resource',
      "sign-in was successful but (?:you don't have|you do not have) permission to access this resource",
      'sign-in has been blocked by (?:your|a conditional)',
    ],
    es: [
      'no puedes? (?:acceder|tener acceso|obtener acceso) a (?:esto|este recurso|ello) (?:en este momento|ahora)',
      'no es posible (?:acceder|tener acceso|obtener acceso) a (?:esto|este recurso|ello) (?:en este momento|ahora)',
      'no cumple (?:con )?los criterios (?:para acceder|de acceso|para obtener acceso)',
      'sesión se (?:realizó|ha realizado) correctamente, pero no (?:tiene permiso|cumple)',
    ],
    pt: [
      'não pode (?:acessar|aceder a) (?:isso|isto|este recurso|esse recurso) (?:agora|no momento|neste momento)',
      'não consegue (?:acessar|aceder a) (?:isso|isto|este recurso|esse recurso) (?:agora|no momento|neste momento)',
      'não é possível (?:acessar|aceder a) (?:isso|isto|este recurso|esse recurso) (?:agora|no momento|neste momento)',
      'não (?:atende|cumpre|satisfaz) (?:a?os )?critérios (?:para acessar|de acesso)',
      '(?:entrada|login) foi bem-?sucedid[ao], mas (?:você )?não (?:tem permissão|atende|cumpre)',
    ],
    fr: [
      'ne pouvez pas (?:y )?accéder(?: à (?:ceci|cela|cette ressource|cet élément))? (?:pour le moment|actuellement|maintenant|pour l.instant)',
      "ne (?:répond|satisfait) pas aux critères (?:d'accès|pour accéder|requis)",
    ],
    de: [
      '(?:können|kann) (?:im moment|derzeit|momentan|zurzeit|gerade|jetzt) nicht (?:darauf|auf diese ressource|hierauf) zugreifen',
      '(?:darauf|auf diese ressource|hierauf) (?:im moment|derzeit|momentan|zurzeit|gerade|jetzt) nicht zugreifen',
      'erfüllt (?:(?:jedoch|aber) )?nicht die (?:kriterien|voraussetzungen)',
    ],
  },
  {
    kind: 'shared',
    says: 'conditional-access',
    en: ['blocked by conditional access', 'conditional access token protection'],
    es: [
      'acceso condicional (?:ha|han) bloqueado',
      'bloqueado por (?:las )?(?:directivas|políticas) de acceso condicional',
    ],
    pt: ['bloqueado (?:por|pelas) (?:políticas de )?acesso condicional'],
    fr: ["bloqué par (?:les stratégies|la stratégie|l') ?d?'?accès conditionnel"],
    de: ['durch richtlinien für bedingten zugriff (?:blockiert|gesperrt)', 'bedingten zugriff blockiert'],
  },
  {
    kind: 'sign-in',
    says: 'conditional-access',
    en: ['your sign-in (?:was|has been) blocked'],
    es: ['(?:su|tu) inicio de sesión (?:se ha bloqueado|se bloqueó|fue bloqueado)'],
    pt: ['sua entrada foi bloqueada', 'seu login foi bloqueado'],
    fr: ['votre connexion a été bloquée'],
    de: ['ihre anmeldung wurde (?:blockiert|gesperrt)'],
  },
  {
    kind: 'message',
    says: 'device',
    en: [
      'device is not in (?:the )?required device state',
      'enforce intune protection policies',
      'must be a compliant device',
      'device is not compliant',
    ],
    es: ['el dispositivo no (?:está en el estado|es compatible|cumple)'],
    pt: ['o dispositivo não (?:está no estado|está em conformidade)'],
    fr: ["l'appareil n'est pas (?:dans l'état|conforme)"],
    de: ['gerät (?:ist nicht konform|befindet sich nicht im erforderlichen)'],
  },
  {
    kind: 'page',
    says: 'wrong-account',
    en: [
      "that microsoft account doesn't exist",
      "we couldn't find an account with that (?:username|user name|e-?mail)",
      'this username may be incorrect\\. make sure you typed it',
      "can't sign in here with a personal account",
      'selected user account does not exist in (?:the )?tenant',
      "account .{0,80}(?:does not|doesn't) exist in (?:the )?tenant",
      'added as an external user in',
      'the account must be added to the directory',
    ],
    es: [
      'esa cuenta (?:de )?microsoft no existe',
      'no (?:encontramos|se encontró|hemos encontrado|pudimos encontrar) (?:una|ninguna) cuenta con (?:ese|este) nombre de usuario',
      'no (?:puede|puedes) iniciar sesión aquí con una cuenta personal',
      'cuenta de usuario .{0,80}no existe en el inquilino',
    ],
    pt: [
      '(?:essa|esta) conta (?:da |de )?microsoft não existe',
      'não (?:encontramos|foi possível encontrar) (?:uma|nenhuma) conta com (?:esse|este) nome de (?:usuário|utilizador)',
      'não (?:pode|é possível) (?:entrar|iniciar sessão) aqui com uma conta pessoal',
      'conta de usuário .{0,80}não existe no locatário',
    ],
    fr: [
      "ce compte microsoft n'existe pas",
      "nous n'avons pas (?:pu trouver|trouvé) de compte avec ce nom d'utilisateur",
      'ne pouvez pas vous connecter ici avec un compte personnel',
      "n'existe pas dans le locataire",
    ],
    de: [
      'dieses microsoft-konto ist nicht vorhanden',
      'dieses microsoft-konto existiert nicht',
      'kein konto mit diesem benutzernamen (?:gefunden|finden)',
      'können sich hier nicht mit einem persönlichen konto anmelden',
      'im mandanten .{0,60}nicht vorhanden',
    ],
  },
  {
    kind: 'page',
    says: 'not-assigned',
    en: [
      'is not assigned to a role for the application',
      'administrator has configured the application .{0,120}to block users',
    ],
    es: [
      'no (?:está|tiene) asignado a (?:un|ningún) rol (?:para|de) la aplicación',
      'administrador ha configurado la aplicación .{0,120}para bloquear',
    ],
    pt: [
      'não (?:está|foi) atribuído a uma função (?:para|do) o? ?aplicativo',
      'administrador configurou o aplicativo .{0,120}para bloquear',
    ],
    fr: [
      "n'est pas affecté à un rôle pour l'application",
      "administrateur a configuré l'application .{0,120}bloquer",
    ],
    de: [
      'ist keiner rolle für die anwendung zugewiesen',
      'administrator hat die anwendung .{0,120}so konfiguriert, dass',
    ],
  },
  {
    kind: 'page',
    says: 'mfa-setup',
    en: ['organi[sz]ation needs more information to keep'],
    es: ['organización necesita más información para'],
    pt: ['organização precisa de mais informações para'],
    fr: ["organisation a besoin d'informations supplémentaires"],
    de: ['organisation benötigt weitere informationen'],
  },
  {
    kind: 'page',
    says: 'mfa-setup',
    owner: 'it',
    en: ['unable to collect additional security information'],
  },
  {
    kind: 'page',
    says: 'conditional-access',
    en: ['restricts at-risk users', 'detected suspicious activity on your account'],
  },
  {
    kind: 'page',
    says: 'tenant-restricted',
    en: [
      'has restricted which organi[sz]ations can be accessed',
      'cross-tenant access policy does not allow',
    ],
  },
  {
    kind: 'message',
    says: 'wrong-account',
    en: [
      'cannot access the application',
      'pass-?thru users and guests',
      'multiple user identities are available',
    ],
    es: ['existen varias identidades de usuario', 'no puede acceder a la aplicación'],
    pt: ['várias identidades de usuário', 'não pode acessar o aplicativo'],
    fr: ["plusieurs identités d'utilisateur", "ne peut pas accéder à l'application"],
    de: ['mehrere benutzeridentitäten', 'kann nicht auf die anwendung'],
  },
  {
    kind: 'page',
    says: 'consent-missing',
    en: ['has not consented to use'],
    es: ['no (?:ha|han) dado (?:su )?consentimiento para usar la aplicación'],
    pt: ['não (?:consentiu|deu consentimento) (?:em|para) usar o aplicativo'],
    fr: ["n'a pas (?:consenti|donné son consentement) à (?:utiliser|l'utilisation)"],
    de: ['hat der (?:verwendung|nutzung) der anwendung nicht zugestimmt'],
  },
  {
    kind: 'page',
    says: 'consent-declined',
    en: [
      'user declined to consent',
      // Of a personal Microsoft account.
      'user has denied access to the scope requested by the client',
    ],
    es: ['el usuario (?:rechazó|ha rechazado) (?:el|dar su) consentimiento'],
    pt: ['o usuário (?:recusou|se recusou a dar) o? ?consentimento'],
    fr: ["l'utilisateur a refusé (?:de donner son|le) consentement"],
    de: ['benutzer hat die zustimmung (?:abgelehnt|verweigert)'],
  },
  {
    kind: 'page',
    says: 'app-misconfigured',
    en: [
      'does not match the (?:redirect|reply) (?:uris?|urls?|address(?:es)?) configured',
      'samlresponse must be present',
      'valid saml2? protocol message',
    ],
    es: ['no coincide con (?:los|las) (?:uri|url) de redirección configurad'],
    pt: ['não corresponde aos uris de redirecionamento configurados'],
    fr: ['ne correspond pas aux (?:uri|url) de redirection configurés'],
    de: ['stimmt nicht mit den (?:für die anwendung )?konfigurierten umleitungs-uris'],
  },
  {
    kind: 'message',
    says: 'app-misconfigured',
    en: [
      'client secret (?:is |keys? )?(?:provided|for app)',
      'the request body must contain the following',
      'configured as a multi-tenant application',
      'not listed in the requested permissions',
    ],
  },
  {
    kind: 'page',
    says: 'resource-missing',
    en: [
      'lacks a service principal for',
      'needs access to a service .{0,120}(?:has not|hasn.t) subscribed to',
    ],
    es: ['(?:no tiene|carece de) una entidad de servicio'],
    pt: ['não tem uma entidade de serviço'],
    fr: ["(?:ne dispose pas|n'a pas) (?:d'un |de )principal de service"],
    de: ['(?:keinen|über keinen) dienstprinzipal'],
  },
  {
    kind: 'page',
    says: 'app-misconfigured',
    owner: 'it',
    en: ['not been installed by the administrator of the tenant'],
    es: ['del inquilino no (?:ha instalado|instaló) la aplicación'],
    pt: ['não (?:foi|tiver sido) instalado pelo administrador do locatário'],
    fr: ["n'a pas été installée par l'administrateur du"],
    de: ['nicht vom administrator des mandanten installiert'],
  },
  {
    kind: 'sign-in',
    says: 'wrong-account',
    en: ['this username may be incorrect'],
    es: ['nombre de usuario (?:sea|puede ser|es) incorrecto'],
    pt: ['nome de (?:usuário|utilizador) pode estar incorreto'],
    fr: ["nom d'utilisateur est peut-être incorrect"],
    de: ['benutzername ist möglicherweise (?:falsch|nicht richtig|nicht korrekt)'],
  },
  {
    kind: 'page',
    says: 'browser-blocked',
    en: ['browser is currently set to block', 'javascript required to sign in'],
    es: ['(?:explorador|navegador) está configurado (?:actualmente )?para bloquear (?:las )?cookies'],
    pt: ['navegador está (?:atualmente )?configurado para bloquear (?:os )?cookies'],
    fr: ['navigateur est (?:actuellement )?configuré pour bloquer les cookies'],
    de: ['browser ist (?:derzeit |momentan )?so (?:eingestellt|konfiguriert), dass cookies'],
  },
  {
    kind: 'page',
    says: 'mfa',
    en: ['sent an identity verification request', 'enter the expected verification code'],
    es: ['el código de verificación esperado'],
    pt: ['o código de verificação esperado'],
    fr: ['le code de vérification attendu'],
    de: ['den erwarteten prüfcode'],
  },
  {
    kind: 'page',
    says: 'mfa',
    en: ['must use multi-factor authentication to access'],
    es: ['debe usar la autenticación multifactor'],
    pt: ['deve usar a autenticação multifator'],
    fr: ["devez utiliser l'authentification multifacteur"],
    de: ['müssen (?:sie )?(?:die )?multi-?faktor-authentifizierung verwenden'],
  },
  {
    kind: 'page',
    says: 'mfa-setup',
    en: ['must enroll in multi-factor authentication to access'],
  },
  {
    kind: 'message',
    says: 'mfa-setup',
    en: ['required to use multi-factor authentication'],
  },
  {
    kind: 'message',
    says: 'account-blocked',
    en: ['user account is disabled'],
    es: ['la cuenta de usuario está (?:deshabilitada|desactivada)'],
    pt: ['a conta de usuário está desabilitada'],
    fr: ['le compte (?:de l.)?utilisateur est désactivé'],
    de: ['das benutzerkonto ist deaktiviert'],
  },
  {
    kind: 'sign-in',
    says: 'account-blocked',
    en: ['your account has been locked', 'contact your support person to unlock it'],
    es: ['se ha bloqueado (?:su|la|tu) cuenta', '(?:su|tu) cuenta ha sido bloqueada'],
    pt: ['sua conta foi bloqueada'],
    fr: ['votre compte a été verrouillé'],
    de: ['ihr konto wurde gesperrt'],
  },
  {
    kind: 'sign-in',
    says: 'account-blocked',
    owner: 'you',
    en: ['account is temporarily locked', 'account is locked, you', 'tried to sign in too many times'],
    es: ['cuenta (?:está|se ha|ha sido) (?:bloquead[oa] temporalmente|temporalmente bloqueada)'],
    pt: ['conta (?:está|foi) (?:temporariamente bloqueada|bloqueada temporariamente)'],
    fr: ['compte (?:est|a été) (?:temporairement verrouillé|verrouillé temporairement)'],
    de: ['konto (?:ist|wurde) vorübergehend gesperrt'],
  },
  {
    kind: 'sign-in',
    says: 'password',
    en: ['your account or password is incorrect'],
    es: ['(?:su|tu) cuenta o (?:la )?contraseña (?:no es correcta|es incorrecta|no son correctas)'],
    pt: ['sua conta ou senha (?:está|são|é) incorret'],
    fr: ['votre compte ou mot de passe est incorrect'],
    de: ['ihr konto oder kennwort ist (?:falsch|nicht korrekt)'],
  },
  {
    kind: 'message',
    says: 'password',
    en: ['invalid user ?name or password'],
    es: ['nombre de usuario o contraseña (?:no válidos|incorrect)'],
    pt: ['nome de usuário ou senha (?:inválid|incorret)'],
    fr: ["nom d'utilisateur ou mot de passe (?:non valide|incorrect)"],
    de: ['benutzername oder (?:das )?kennwort'],
  },
  {
    kind: 'message',
    says: 'session',
    en: ['refresh token has expired', 'provided grant has expired', 'a user session which does not exist'],
  },
  {
    kind: 'page',
    says: 'none',
    en: [
      'trouble signing you out',
      'requested to sign out of a user session',
      'unable to (?:complete )?sign ?out',
      'sign ?out (?:failed|has failed|request is unauthorized|request has expired)',
    ],
    es: ['problemas? (?:al|para) cerrar (?:la|su|tu) sesión'],
    pt: ['problemas? (?:para|ao|em) (?:desconectá-lo|desconectar você|terminar (?:a sua )?sessão|sair)'],
    fr: [
      'problèmes? (?:pour|lors de) (?:vous déconnecter|votre déconnexion)',
      'difficultés? (?:pour|lors de) (?:vous déconnecter|votre déconnexion)',
      'du mal à vous déconnecter',
    ],
    de: [
      'probleme (?:bei ihrer abmeldung|beim abmelden|,? sie abzumelden)',
      'schwierigkeiten (?:bei ihrer abmeldung|beim abmelden|,? sie abzumelden)',
    ],
  },
  {
    kind: 'sign-in',
    says: 'mfa-setup',
    en: ["let's keep your account secure", "help you set up another way to verify it's you"],
  },
  {
    kind: 'sign-in',
    says: 'unknown',
    en: ["we (?:couldn't|can't) sign you in"],
    es: ['no (?:pudimos|podemos) iniciar (?:su |la |tu )?sesión'],
    pt: [
      'não conseguimos (?:conectá-lo|fazer (?:o )?seu login)',
      'não foi possível (?:conectá-lo|fazer (?:o )?seu login)',
    ],
    fr: ["nous n'avons pas pu vous connecter"],
    de: ['wir (?:konnten|können) sie nicht anmelden'],
  },
  {
    kind: 'hint',
    says: 'unknown',
    en: ["(?:we're|we are) having trouble (?:with )?signing you in"],
    es: ['(?:tenemos|tenido|hay) problemas? (?:al|para) iniciar(?:le)? (?:su |la )?sesión'],
    pt: ['(?:estamos com|tendo) problemas para (?:conectá-lo|entrar|iniciar sessão)'],
    fr: [
      'nous rencontrons (?:un|des|du) (?:problèmes?|mal|difficultés) (?:pour|lors de|à) (?:vous connecter|votre connexion)',
      'nous avons (?:un|des|du) (?:problèmes?|mal|difficultés) (?:pour|lors de|à) (?:vous connecter|votre connexion)',
    ],
    de: [
      'probleme (?:bei ihrer anmeldung|,? sie anzumelden)',
      'schwierigkeiten (?:bei ihrer anmeldung|,? sie anzumelden)',
    ],
  },
]
